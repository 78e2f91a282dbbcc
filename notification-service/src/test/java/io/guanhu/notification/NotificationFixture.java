package io.guanhu.notification;

import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.SmsCentre;
import io.guanhu.testing.SmsCentre.Receipts;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Notification-service with all it talks to, and a separate customer for each test. */
@ServiceIT(value = "notification", shared = true)
abstract class NotificationFixture {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final World WORLD = new World();
    static final SmsCentre SMS = WORLD.sms();
    static final Neighbours NEIGHBOURS = WORLD.neighbours();

    final NotificationSteps bank;
    final UUID id = UUID.randomUUID();
    final UUID customer;
    final String phone = NotificationSteps.phone();

    NotificationFixture(Database database, WebTestClient client) {
        this.bank = new NotificationSteps(database, client);
        this.customer = bank.customer();
    }

    @DynamicPropertySource
    static void knowsItsNeighbours(DynamicPropertyRegistry properties) {
        WORLD.register(properties);
    }

    @AfterEach
    void everybodyAnswersAgain() {
        NEIGHBOURS.comeUp();
        SMS.refuseNext(0);
        SMS.callMessages(() -> UUID.randomUUID().toString());
        SMS.sendReceipts(Receipts.ONCE);
    }

    void ask(UUID... notifications) {
        for (UUID each : notifications) {
            bank.ask(bank.sms(each, "contact-changed-old", Map.of(), null));
        }
    }
}
