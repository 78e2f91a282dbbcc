package io.guanhu.notification;

import io.guanhu.testing.MailServer;
import io.guanhu.testing.SmsCentre;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Everything that notification-service talks to. */
record World(SmsCentre sms, MailServer mail, Neighbours neighbours) implements AutoCloseable {

    World() {
        this(SmsCentre.start(), MailServer.start(), new Neighbours());
    }

    void register(DynamicPropertyRegistry properties) {
        properties.add("guanhu.notification.smpp.host", () -> "localhost");
        properties.add("guanhu.notification.smpp.port", sms::port);
        properties.add("guanhu.notification.smpp.system-id", () -> SmsCentre.SYSTEM_ID);
        properties.add("guanhu.notification.smpp.password", () -> SmsCentre.PASSWORD);
        properties.add("spring.mail.host", () -> "localhost");
        properties.add("spring.mail.port", mail::port);
        properties.add("guanhu.services.customer-service.url", neighbours::url);
        properties.add("guanhu.services.privacy-service.url", neighbours::url);
        properties.add("guanhu.notification.retry.first", () -> "100ms");
        properties.add("guanhu.notification.retry.longest", () -> "1s");
    }

    @Override
    public void close() {
        sms.close();
        mail.close();
        neighbours.close();
    }
}
