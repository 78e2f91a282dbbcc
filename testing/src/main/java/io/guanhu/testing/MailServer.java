package io.guanhu.testing;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An SMTP server that accepts and stores mail for everyone. */
public final class MailServer implements AutoCloseable {

    private final GreenMail server;

    private MailServer(GreenMail server) {
        this.server = server;
    }

    /** Starts on a free port. */
    public static MailServer start() {
        return start(Ports.free());
    }

    public static MailServer start(int port) {
        GreenMail server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new MailServer(server);
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** All mail so far, oldest first. */
    public List<Mail> messages() {
        return Stream.of(server.getReceivedMessages()).map(MailServer::read).toList();
    }

    public List<Mail> messagesTo(String address) {
        return messages().stream().filter(each -> each.to().contains(address)).toList();
    }

    /**
     * Waits for the first matching mail; the {@link AssertionError} lists what there is instead.
     */
    public Mail await(Predicate<Mail> wanted, Duration limit) {
        return Waiting.forFirst("email", this::messages, wanted, limit);
    }

    public void forgetMessages() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Mail read(MimeMessage message) {
        try {
            List<Mail.Attachment> attachments = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            collect(message, texts, attachments);
            Date sent = message.getSentDate();
            return new Mail(
                    String.join(", ", addresses(message.getFrom())),
                    addresses(message.getAllRecipients()),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    texts.isEmpty() ? "" : texts.getFirst(),
                    attachments,
                    sent == null ? Instant.EPOCH : sent.toInstant(),
                    Objects.requireNonNullElse(message.getMessageID(), ""));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Stream.of(addresses).map(Address::toString).toList();
    }

    private static void collect(Part part, List<String> texts, List<Mail.Attachment> attachments)
            throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart inner = multipart.getBodyPart(i);
                collect(inner, texts, attachments);
            }
        } else if (part.getFileName() != null) {
            try (InputStream content = part.getInputStream()) {
                attachments.add(new Mail.Attachment(part.getFileName(), part.getContentType(), content.readAllBytes()));
            }
        } else if (part.isMimeType("text/plain")) {
            texts.addFirst(part.getContent().toString());
        } else {
            texts.add(part.getContent().toString());
        }
    }
}
