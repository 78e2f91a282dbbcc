package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.testing.Database;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What keeps a person from reading the same message twice. */
class OneMessageIT extends NotificationFixture {

    @Autowired
    OneMessageIT(Database database, WebTestClient client) {
        super(database, client);
    }

    @Test
    void storesTheResultWhenTheDatabaseFailedForAMoment() throws SQLException {
        NEIGHBOURS.know(customer, phone, null);
        bank.run("""
                create function not_now() returns trigger language plpgsql as
                    $$ begin raise exception 'not now'; end $$;
                create trigger not_now before update on notification for each row
                    when (new.state = 'SENT') execute function not_now()
                """);
        try {
            bank.ask(bank.sms(id, "contact-changed-old", Map.of(), null));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !SMS.messagesTo(phone).isEmpty());
        } finally {
            bank.run("drop function not_now cascade");
        }

        bank.awaitState(id, "DELIVERED").jsonPath("$.attempts").isEqualTo(1);
        assertThat(SMS.messagesTo(phone)).hasSize(1);
    }

    @Test
    void claimsOnlyWhatItBeginsAtOnce() throws SQLException {
        NEIGHBOURS.know(customer, phone, null);
        NotificationRequested[] many = Stream.generate(
                        () -> bank.sms(UUID.randomUUID(), "contact-changed-old", Map.of(), null))
                .limit(20)
                .toArray(NotificationRequested[]::new);
        NEIGHBOURS.hold();
        try {
            bank.ask(many);
            Awaitility.await().atMost(PATIENCE).until(() -> count("where state = 'QUEUED'") > 0);
            Awaitility.await().atMost(PATIENCE).until(() -> count("where state = 'SENDING'") > 0);

            assertThat(count("where state = 'SENDING'"))
                    .describedAs("a claim that waits its turn may run out, and be sent twice")
                    .isLessThanOrEqualTo(8);
        } finally {
            NEIGHBOURS.release();
        }
        Stream.of(many).forEach(each -> bank.awaitState(each.notificationId(), "DELIVERED"));
        assertThat(SMS.messagesTo(phone)).hasSize(20);
    }

    @Test
    void sendsAgainWhatWasInterrupted() throws SQLException {
        NEIGHBOURS.know(customer, phone, null);

        bank.dieWhileSending(id);

        bank.awaitState(id, "DELIVERED").jsonPath("$.attempts").isEqualTo(2);
    }

    @Test
    void repeatsAnInterruptedEmailUnderTheSameMessageId() throws SQLException {
        String address = "z" + id + "@example.com";
        NEIGHBOURS.know(customer, null, address);
        bank.ask(bank.of(id, "contact-changed-old", Channel.EMAIL, Map.of(), null));
        bank.awaitState(id, "SENT");

        bank.run("update notification set state = 'SENDING', next_attempt_at = now() where id = '" + id + "'");

        bank.awaitState(id, "SENT").jsonPath("$.attempts").isEqualTo(2);
        assertThat(WORLD.mail().messagesTo(address))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.messageId()).isEqualTo("<" + id + "@guanhu.example>"));
    }

    private long count(String where) throws SQLException {
        return Long.parseLong(bank.run("select count(*) from notification " + where));
    }
}
