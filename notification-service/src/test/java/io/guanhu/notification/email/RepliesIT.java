package io.guanhu.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.model.delivery.NothingTaken;
import io.guanhu.notification.model.delivery.Outcome;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.model.message.Message;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What each reply of a mail server means for the message, over a real connection. */
class RepliesIT {

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 421 not now, outage",
        "CONNECT, 554 no service for you, outage",
        "CONNECT, , outage",
        "EHLO, 421 not now, outage",
        "EHLO, 550 who are you, outage",
        "MAIL, 421 closing, outage",
        "MAIL, 451 local error, outage",
        "MAIL, 452 no storage, outage",
        "MAIL, 530 authenticate, outage",
        "MAIL, 550 sender not welcome, outage",
        "MAIL, 553 sender unknown, outage",
        "RCPT, 421 closing, outage",
        "RCPT, 450 mailbox busy, outage",
        "RCPT, 451 greylisted, outage",
        "RCPT, 452 too many, outage",
        "RCPT, 552 mailbox full, outage",
        "RCPT, 503 order of commands, outage",
        "RCPT, , outage",
        "RCPT, 501 bad syntax, fault",
        "RCPT, 550 no such user, fault",
        "RCPT, 551 not local, fault",
        "RCPT, 553 name not allowed, fault",
        "RCPT, 554 refused, fault",
        "DATA, 451 local error, outage",
        "DATA, 554 no valid recipients, fault",
        "., 421 closing, outage",
        "., 451 local error, outage",
        "., 452 no storage, outage",
        "., 552 too much content, fault",
        "., 554 content refused, fault",
        "., , outage"
    })
    void tellsAnOutageFromAFault(String command, @Nullable String reply, String what) throws AddressException {
        try (TerseMailServer server = new TerseMailServer(command, Objects.requireNonNullElse(reply, ""))) {
            assertThat(provider(server.port()).send(message("z@example.com"), new NothingTaken()))
                    .isInstanceOf(what.equals("fault") ? Outcome.Refused.class : Outcome.Unavailable.class);
        }
    }

    @Test
    void isDoneWhenTheServerTookIt() throws AddressException {
        try (TerseMailServer server = new TerseMailServer("NONE", "")) {
            assertThat(provider(server.port()).send(message("z@example.com"), new NothingTaken()))
                    .isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void isAnOutageIfNoServerListens() throws AddressException, IOException {
        // Held without listening, so that no other process listens there.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = held.getLocalPort();
            assertThat(provider(port).send(message("z@example.com"), new NothingTaken()))
                    .isInstanceOf(Outcome.Unavailable.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"no address", "two@@example.com"})
    void isAFaultToHaveNoAddress(String address) throws AddressException {
        assertThat(provider(1).send(message(address), new NothingTaken())).isInstanceOf(Outcome.Refused.class);
    }

    private static SmtpProvider provider(int port) throws AddressException {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "2000");
        sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "2000");
        return new SmtpProvider(sender, "Guanhu <no-reply@guanhu.example>", Clock.systemUTC());
    }

    private static Message message(String address) {
        return new Message(UUID.randomUUID(), Channel.EMAIL, address, "subject", "text", "en");
    }
}
