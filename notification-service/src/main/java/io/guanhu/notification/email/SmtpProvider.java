package io.guanhu.notification.email;

import io.guanhu.notification.model.delivery.Outcome;
import io.guanhu.notification.model.delivery.Progress;
import io.guanhu.notification.model.delivery.Provider;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.model.message.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends email to one SMTP server. */
@Component
class SmtpProvider implements Provider {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpProvider.class);

    private final JavaMailSender mail;
    private final InternetAddress from;
    private final Clock clock;

    SmtpProvider(JavaMailSender mail, @Value("${guanhu.notification.mail.from}") String from, Clock clock)
            throws AddressException {
        this.mail = mail;
        this.from = new InternetAddress(from, true);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Outcome send(Message message, Progress progress) {
        MimeMessage mime;
        try {
            mime = compose(message);
        } catch (MessagingException unfit) {
            return new Outcome.Refused("address-unfit");
        }
        try {
            mail.send(mime);
            return new Outcome.Accepted(name());
        } catch (MailException failure) {
            LOG.info(
                    "The mail server did not accept a message: {}",
                    failure.getClass().getSimpleName());
            return Replies.outcome(failure);
        }
    }

    private MimeMessage compose(Message message) throws MessagingException {
        MimeMessage mime = new IdentifiedMessage(message, from);
        MimeMessageHelper helper = new MimeMessageHelper(mime, true, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(new InternetAddress(message.destination(), true));
        helper.setSubject(message.subject());
        helper.setSentDate(Date.from(clock.instant()));
        helper.setText(message.body(), Html.of(message.body(), message.language()));
        mime.setHeader("Content-Language", message.language());
        // RFC 3834: suppresses automatic replies such as absence notes.
        mime.setHeader("Auto-Submitted", "auto-generated");
        return mime;
    }
}
