package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.REQUESTS;
import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static io.guanhu.privacy.PrivacyClient.wishFor;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.JsonPathAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The notices that a customer gets about a request: that it was filed, cancelled, refused, or has lapsed. */
class CustomerNoticesIT extends PrivacyFixture {

    private static final String CONTACT = wish("\"CONTACT\"");

    private final UUID customer;
    private final Tokens subject;

    @Autowired
    CustomerNoticesIT(WebTestClient http, Database database) {
        super(http, database);
        this.customer = client.formerCustomer();
        this.subject = Tokens.customer(customer);
    }

    private void isIn(UUID request, String state) {
        client.get(OFFICER, path(request, "")).expectBody().jsonPath("$.state").isEqualTo(state);
    }

    @Test
    void letsStaffRefuseAtAnyTimeButOnlyWithAllThatARefusalNeeds() {
        UUID request = client.submit(subject, CONTACT);
        refused(post(OFFICER.acr("2"), request, "/decision", "{\"approve\":false}"), 400, "invalid-request");
        post(
                        OFFICER.acr("2"),
                        request,
                        "/decision",
                        "{\"approve\":false,\"reason\":\"重复申请\",\"citation\":\"个人信息保护法第五十条\"}")
                .expectStatus()
                .isOk();
        isIn(request, "REJECTED");
        var notices = notices("erasure-refused", 2);
        assertThat(client.particulars(notices.getFirst().notificationId()).parameters())
                .containsEntry("reason", "重复申请")
                .containsEntry("citation", "个人信息保护法第五十条");
        client.get(subject, path(request, ""))
                .expectBody()
                .jsonPath("$.decision.rightToSue")
                .isNotEmpty();
    }

    @Test
    void tellsTheCustomerOfAFilingAndOfACancellation() {
        UUID request = client.submit(CLERK, wishFor(customer));
        refused(post(CLERK.acr("2"), request, "/cancellation", "{}"), 403, "forbidden");
        post(subject, request, "/cancellation", "{}").expectStatus().isOk();
        for (String template : List.of("erasure-submitted", "erasure-cancelled")) {
            assertThat(notices(template, 2))
                    .extracting(NotificationRequested::channel)
                    .containsExactlyInAnyOrder(Channel.SMS, Channel.EMAIL);
            String reference = notices(template, 2).getFirst().parameters().get("reference");
            assertThat(reference).matches("[0-9A-F]{5}-[0-9A-F]{5}");
            client.get(CLERK, REQUESTS + "?reference=" + reference)
                    .expectBody()
                    .jsonPath("$.items[*].id")
                    .isEqualTo(request.toString());
        }
        refused(client.get(CLERK, REQUESTS + "?reference=x"), 400, "invalid-request");
    }

    /** True of that very request: what it waited for, and no code or confirmation after all. */
    @Test
    void tellsTheCustomerOfARequestThatLapsed() {
        UUID unproven = client.submit(subject, CONTACT);
        expires(unproven).isNotEmpty();
        lapses(unproven);
        assertThat(notices("erasure-expired", 2))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.parameters())
                        .containsKeys("reference", "unproven")
                        .doesNotContainKey("unconfirmed"))
                .extracting(NotificationRequested::channel)
                .containsExactlyInAnyOrder(Channel.SMS, Channel.EMAIL);

        UUID unconfirmed = client.submit(subject, CONTACT);
        String digits = client.code(subject, customer, unconfirmed);
        post(subject, unconfirmed, "/identity-verification", PrivacyClient.code(digits))
                .expectStatus()
                .isOk();
        lapses(unconfirmed);
        assertThat(notices("erasure-expired", 4).subList(2, 4))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.parameters()).containsKey("unconfirmed"));
        isIn(unconfirmed, "EXPIRED");
        expires(unconfirmed).isEmpty();
    }

    private JsonPathAssertions expires(UUID request) {
        return client.get(subject, path(request, ""))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.expiresAt");
    }

    private void lapses(UUID request) {
        assertThat(rows.text("update privacy_request set expires_at = now(), due_at = now() where id = '"
                        + request
                        + "' returning id"))
                .isEqualTo(request.toString());
    }

    private ResponseSpec post(Tokens who, UUID request, String rest, String body) {
        return client.post(who, path(request, rest), body);
    }

    private List<NotificationRequested> notices(String template, int count) {
        return WIRE.await(
                NotificationRequested.class,
                customer.toString(),
                count,
                each -> each.template().equals(template));
    }
}
