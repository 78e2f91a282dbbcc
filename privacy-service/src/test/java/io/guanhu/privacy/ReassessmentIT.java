package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents.MessageState;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The law is applied again just before the order, and differences are reported. */
@ServiceIT("privacy")
@TestPropertySource(properties = "guanhu.privacy.release-interval=200ms")
class ReassessmentIT extends PrivacyFixture {

    private static final List<String> OTHER_HOLDERS =
            List.of("customer-service", "ownership-service", "audit-service", "notification-service");

    private final UUID customer;
    private final Tokens subject;

    @Autowired
    ReassessmentIT(WebTestClient http, Database database) {
        super(http, database);
        this.customer = client.formerCustomer();
        this.subject = Tokens.customer(customer);
    }

    @Test
    void judgesAgainBeforeTheOrderAndTellsWhatDiffers() throws Exception {
        UUID request = client.awaitingApproval(subject, customer, wish("\"MARKETING\""));
        hold("MARKETING");
        approve(request);
        var order = order(1);
        assertThat(order.erase()).isEmpty();
        receipts(order);
        notices(request);
        client.awaitState(subject, request, "PARTIALLY_COMPLETED");
        client.get(subject, path(request, ""))
                .expectBody()
                .jsonPath("$.consequences[0].treatment")
                .isEqualTo("RESTRICT")
                .jsonPath("$.consequences[0].confirmedAs")
                .isEqualTo("ERASE");
        String jws = client.get(subject, path(request, "/certificate.jws"))
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(JWSObject.parse(jws).getPayload().toString())
                .contains("\"confirmedAs\":\"ERASE\"")
                .doesNotContain("case 17", "some order");
    }

    private UUID hold(String category) {
        var opened = client.post(OFFICER, "/api/legal-holds", """
                {"customerId":"%s","categories":["%s"],"ground":"AUTHORITY_ORDER",
                 "reference":"case 17","citation":"some order"}
                """.formatted(customer, category))
                .expectStatus()
                .isCreated()
                .expectBody(PrivacyClient.Id.class)
                .returnResult()
                .getResponseBody();
        assertThat(opened).isNotNull();
        return opened.id();
    }

    private void approve(UUID request) {
        NEIGHBOURS.give("audit", LOG.answer(request.toString(), 2));
        client.post(OFFICER.acr("2"), path(request, "/decision"), "{\"approve\":true}")
                .expectStatus()
                .isOk();
    }

    private ErasureOrdered order(int number) {
        return WIRE.await(ErasureOrdered.class, customer.toString(), number, each -> true)
                .get(number - 1);
    }

    private void receipts(ErasureOrdered order) {
        for (String holder : OTHER_HOLDERS) {
            WIRE.send(Receipting.of(
                    order,
                    holder,
                    List.of(new Finding(
                            "postgresql:test",
                            category(order),
                            order.erase().isEmpty() ? Action.RESTRICTED : Action.ERASED,
                            1,
                            0))));
        }
    }

    private static DataCategory category(ErasureOrdered order) {
        return order.erase().isEmpty()
                ? order.restrict().getFirst().category()
                : order.erase().iterator().next();
    }

    private void notices(UUID request) {
        WIRE.await(NotificationRequested.class, customer.toString(), 2, each -> Others.isLastNotice(each, request))
                .forEach(each -> WIRE.send(new NotificationAdvanced(
                        each.notificationId(), customer, each.channel(), MessageState.DELIVERED, each.at())));
    }
}
