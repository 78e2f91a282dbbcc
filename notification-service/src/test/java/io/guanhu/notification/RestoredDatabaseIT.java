package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.EventCodec;
import io.guanhu.testing.RestartableService;
import io.guanhu.testing.SmsCentre;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A restored database, where a message that an erasure had cancelled waits again. */
class RestoredDatabaseIT {

    private static final String PHONE = "+8619912345677";

    @Test
    void sendsAndShowsNothingUntilTheErasureIsCarriedOutAgain() {
        try (var world = new World();
                var service = new RestartableService("notification", NotificationApplication.class, settings(world))) {
            service.start();
            service.awaitReady();
            NotificationSteps bank = bank(service);
            UUID unsent = UUID.randomUUID();
            world.neighbours().know(bank.customer(), PHONE, null);
            world.neighbours().goDown();
            bank.ask(bank.sms(unsent, "contact-changed-old", Map.of(), null));
            bank.awaitState(unsent, "QUEUED");
            service.stop();
            service.backUp();
            service.start();
            service.ledger().add(EventCodec.write(bank.erasure()));
            service.ledger().publishEntries();
            service.ledger().signNow();
            service.awaitPosition(1);
            service.stop();

            service.restore();
            service.ledger().hideEntries();
            world.neighbours().comeUp();
            service.start();

            service.awaitReason("entries-missing");
            service.readiness().isEqualTo(503);
            bank(service)
                    .get("/api/notifications/{id}", NotificationSteps.OPERATIONS, unsent)
                    .expectStatus()
                    .isEqualTo(503);
            Awaitility.await()
                    .during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(world.sms().messagesTo(PHONE)).isEmpty());

            service.ledger().publishEntries();

            service.awaitReady();
            bank(service).awaitState(unsent, "CANCELLED");
            assertThat(world.sms().messagesTo(PHONE)).isEmpty();
        }
    }

    private static NotificationSteps bank(RestartableService service) {
        return new NotificationSteps(service.database(), service.http());
    }

    private static Map<String, Object> settings(World world) {
        return Map.of(
                "guanhu.notification.smpp.host",
                "localhost",
                "guanhu.notification.smpp.port",
                world.sms().port(),
                "guanhu.notification.smpp.system-id",
                SmsCentre.SYSTEM_ID,
                "guanhu.notification.smpp.password",
                SmsCentre.PASSWORD,
                "spring.mail.port",
                world.mail().port(),
                "guanhu.services.customer-service.url",
                world.neighbours().url(),
                "guanhu.services.privacy-service.url",
                world.neighbours().url(),
                "guanhu.notification.retry.first",
                "100ms",
                "guanhu.notification.retry.longest",
                "1s",
                "guanhu.notification.retry.attempts",
                "1000");
    }
}
