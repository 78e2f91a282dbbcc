package io.guanhu.notification.email;

import io.guanhu.notification.model.delivery.Outcome;
import jakarta.mail.internet.AddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;

/**
 * What a failed delivery to the mail server says about the message (RFC 5321, section 4.2). A 5xx
 * reply about the recipient or the message's content is the message's own fault. Everything else is
 * an outage: 4xx replies, no connection, no answer, and objections of the server to us rather than
 * to the message (our name, sender address or password).
 */
final class Replies {

    private static final int FIRST_PERMANENT = 500;

    /**
     * 552 for a recipient: the mailbox is full, which is temporary (RFC 5321, section 4.5.3.1.10).
     */
    private static final int STORAGE_EXCEEDED = 552;

    /** Replies that the server did not understand the command, or does not support it. */
    private static final List<Integer> OF_THE_SESSION = List.of(500, 502, 503, 504, 530, 535);

    /** The commands that transfer the message itself. */
    private static final List<String> CONTENT = List.of("DATA", ".");

    private Replies() {}

    static Outcome outcome(MailException failure) {
        if (failure instanceof MailParseException || failure instanceof MailPreparationException) {
            return new Outcome.Refused("mail-unfit");
        }
        return causes(failure).stream()
                .map(Replies::verdict)
                .filter(Outcome.Refused.class::isInstance)
                .findFirst()
                .orElseGet(() -> new Outcome.Unavailable("smtp-unavailable"));
    }

    private static Outcome verdict(Throwable cause) {
        return switch (cause) {
            case SMTPAddressFailedException address
            when blamesRecipient(address.getReturnCode()) ->
                new Outcome.Refused("smtp-reply-" + address.getReturnCode());
            case SMTPSendFailedException content
            when CONTENT.contains(content.getCommand()) && blamesContent(content.getReturnCode()) ->
                new Outcome.Refused("smtp-reply-" + content.getReturnCode());
            case AddressException _ -> new Outcome.Refused("address-unfit");
            default -> new Outcome.Unavailable("smtp-unavailable");
        };
    }

    private static boolean blamesRecipient(int reply) {
        return blamesContent(reply) && reply != STORAGE_EXCEEDED;
    }

    private static boolean blamesContent(int reply) {
        return reply >= FIRST_PERMANENT && !OF_THE_SESSION.contains(reply);
    }

    /** JavaMail's "next exception" counts as a cause too. */
    private static List<Throwable> causes(MailException failure) {
        List<Throwable> found = new ArrayList<>();
        Stream<? extends Throwable> first = failure instanceof MailSendException sending
                ? Stream.of(sending.getMessageExceptions())
                : Stream.ofNullable(failure.getCause());
        first.forEach(each -> collect(each, found));
        return found;
    }

    private static void collect(Throwable cause, List<Throwable> found) {
        for (Throwable each = cause; each != null && !found.contains(each); each = each.getCause()) {
            found.add(each);
        }
    }
}
