package io.guanhu.notification;

import static io.guanhu.notification.NotificationSteps.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.erasure.DataHolder;
import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** From a request by Kafka to a phone or a mailbox, and to what an operator sees. */
class NotificationIT extends NotificationFixture {

    private final DataHolder holder;
    private final TransactionalOperator transaction;

    @Autowired
    NotificationIT(Database database, WebTestClient client, DataHolder holder, TransactionalOperator transaction) {
        super(database, client);
        this.holder = holder;
        this.transaction = transaction;
    }

    @Test
    void sendsAnSmsAndTellsHowFarItGot() throws SQLException {
        NEIGHBOURS.know(customer, phone, null);

        bank.ask(bank.sms(id, "customer-changed", Map.of("fields", "手机、地址"), null));

        bank.awaitState(id, "DELIVERED")
                .jsonPath("$.destination")
                .isEqualTo("+86*******" + phone.substring(phone.length() - 4))
                .jsonPath("$.attempts")
                .isEqualTo(1);
        assertThat(SMS.messagesTo(phone))
                .singleElement()
                .satisfies(sms -> assertThat(sms.text()).isEqualTo("【管户银行】您在我行预留的手机、地址信息已变更。如非本人要求，请立即致电95500。"));
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bank.published(Topics.NOTIFICATION_EVENTS))
                        .satisfiesExactly(
                                sent -> assertThat(sent).contains("\"SENT\""),
                                delivered -> assertThat(delivered).contains("\"DELIVERED\"")));
        assertThat(bank.published(Topics.AUDIT_ENTRIES))
                .anySatisfy(entry -> assertThat(entry).contains("notification.send"));
        assertThat(bank.everythingStored()).doesNotContain(phone.substring(1));
    }

    @Test
    void sendsOneMessageHoweverOftenItIsAskedFor() {
        NEIGHBOURS.know(customer, phone, null);
        NotificationRequested request = bank.sms(id, "customer-changed", Map.of("fields", "手机"), null);

        bank.ask(request, request, request);
        bank.awaitState(id, "DELIVERED");
        bank.ask(request);
        UUID last = UUID.randomUUID();
        bank.ask(bank.of(last, "contact-changed-old", Channel.SMS, Map.of(), null));

        bank.awaitState(last, "DELIVERED");
        assertThat(SMS.messagesTo(phone)).hasSize(2);
    }

    @Test
    void keepsALongChineseTextWhole() {
        NEIGHBOURS.know(customer, phone, null);
        String reason = "反洗钱法要求保存客户身份资料，𠮷林省分行，至少十年；".repeat(6);

        bank.ask(bank.sms(id, "erasure-refused", Map.of("reason", reason), null));

        bank.awaitState(id, "DELIVERED");
        assertThat(SMS.messagesTo(phone))
                .singleElement()
                .satisfies(sms -> assertThat(sms.text()).contains("，原因：" + reason + "。"));
    }

    @Test
    void sendsAnEmail() {
        String address = "z" + id + "@example.com";
        NEIGHBOURS.know(customer, null, address);

        bank.ask(bank.of(id, "erasure-completed", Channel.EMAIL, Map.of("restricted", "证件信息"), null));

        bank.awaitState(id, "SENT");
        assertThat(WORLD.mail().messagesTo(address)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("个人信息删除申请已办结");
            assertThat(mail.text()).contains("已停止使用：证件信息。");
            assertThat(mail.from()).contains("no-reply@guanhu.example");
        });
    }

    @Test
    void asksForTheSecretWhenItSendsAndKeepsItNowhere() throws SQLException {
        NEIGHBOURS.know(customer, phone, null);
        NEIGHBOURS.give(id, null, "{\"code\":\"73519264\"}");

        bank.ask(bank.sms(id, "identity-code", Map.of("minutes", "5"), "privacy-service"));

        bank.awaitState(id, "DELIVERED");
        assertThat(SMS.messagesTo(phone))
                .singleElement()
                .satisfies(sms -> assertThat(sms.text()).contains("73519264，5分钟内有效"));
        assertThat(bank.everythingStored()).doesNotContain("73519264");
    }

    @Test
    void erasesUnsentMessagesAndMasksButSendsTheLastNotice() {
        NEIGHBOURS.know(customer, phone, null);
        bank.ask(bank.sms(id, "contact-changed-old", Map.of(), null));
        bank.awaitState(id, "DELIVERED");
        NEIGHBOURS.goDown();
        UUID unsent = UUID.randomUUID();
        UUID last = UUID.randomUUID();
        NEIGHBOURS.give(last, phone, "{}");
        bank.ask(
                bank.of(unsent, "contact-changed-old", Channel.SMS, Map.of(), null),
                bank.of(last, "erasure-completed", Channel.SMS, Map.of(), "privacy-service"));
        bank.awaitState(unsent, "QUEUED");
        bank.awaitState(last, "QUEUED");

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bank.erase(holder, transaction))
                        .hasSize(2)
                        .allSatisfy(each -> assertThat(each.readBack()).isZero()));
        NEIGHBOURS.know(customer, null, null);
        NEIGHBOURS.comeUp();

        bank.awaitState(unsent, "CANCELLED");
        bank.awaitState(last, "DELIVERED").jsonPath("$.destination").doesNotExist();
        bank.notification(id).jsonPath("$.destination").doesNotExist();
        assertThat(SMS.messagesTo(phone)).hasSize(2);
    }

    @Test
    void showsNotificationsToOperatorsOnly() {
        String manager =
                Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager").bearer();
        NEIGHBOURS.know(customer, phone, null);
        bank.ask(bank.sms(id, "contact-changed-old", Map.of(), null));
        bank.awaitState(id, "DELIVERED");

        bank.get("/api/notifications?customerId={c}&state=DELIVERED", OPERATIONS, customer)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].template")
                .isEqualTo("contact-changed-old");
        bank.get("/api/notifications", null).expectStatus().isUnauthorized().expectBody();
        bank.get("/api/notifications", manager).expectStatus().isForbidden().expectBody();
        bank.get("/api/notifications/{id}", manager, id)
                .expectStatus()
                .isForbidden()
                .expectBody();
        bank.get("/api/notifications/{id}", OPERATIONS, customer)
                .expectStatus()
                .isNotFound()
                .expectBody();
        for (String wrong : List.of("state=LOST", "limit=0", "cursor=forged")) {
            bank.get("/api/notifications?" + wrong, OPERATIONS)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody();
        }
    }
}
