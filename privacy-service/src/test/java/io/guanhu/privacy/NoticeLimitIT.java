package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A contact is not kept forever for a notice that is neither delivered nor settled. */
@ServiceIT("privacy")
@TestPropertySource(properties = "guanhu.privacy.notice-limit=" + NoticeLimitIT.LIMIT)
class NoticeLimitIT extends PrivacyFixture {

    static final String LIMIT = "PT6S";

    private final MeterRegistry meters;

    @Autowired
    NoticeLimitIT(WebTestClient http, MeterRegistry meters, Database database) {
        super(http, database);
        this.meters = meters;
    }

    @Test
    void destroysTheContactAtTheLimitAndSaysSo() {
        client.knowsWorkingDays();
        UUID customer = client.formerCustomer();
        Tokens subject = Tokens.customer(customer);
        UUID request = client.awaitingApproval(subject, customer, PrivacyClient.wish("\"IDENTITY\",\"CONTACT\""));
        client.post(OFFICER.acr("2"), path(request, "/decision"), "{\"approve\":true}")
                .expectStatus()
                .isOk();
        NEIGHBOURS.give("audit", LOG.answer(request.toString(), 2));
        everybodyErases(customer);
        List<NotificationRequested> notices = notices(customer);
        UUID notice = notices.getFirst().notificationId();
        assertThat(client.particulars(notice).phone()).isNotNull();

        client.awaitState(subject, request, "PARTIALLY_COMPLETED");

        assertThat(Instant.now())
                .isAfter(notices.getFirst().at().plus(Duration.parse(LIMIT)).minus(Duration.ofSeconds(1)));
        assertThat(client.particulars(notice).phone()).isNull();
        assertThat(WIRE.await(
                        AuditEntryRecorded.class,
                        customer.toString(),
                        2,
                        each -> each.action().equals("privacy.notice-abandoned")))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.reason()).isEqualTo("notice-limit-reached"));
        assertThat(meters.get("guanhu.privacy.notices.abandoned").counter().count())
                .isEqualTo(2);
    }

    private static void everybodyErases(UUID customer) {
        ErasureOrdered order = WIRE.await(ErasureOrdered.class, customer.toString(), 1, each -> true)
                .getFirst();
        order.holders().stream()
                .filter(holder -> !holder.equals("privacy-service"))
                .forEach(holder -> WIRE.send(Receipting.of(
                        order,
                        holder,
                        order.erase().stream().map(NoticeLimitIT::erased).toList())));
    }

    private static Finding erased(DataCategory category) {
        return new Finding("postgresql:test", category, Action.ERASED, 1, 0);
    }

    private static List<NotificationRequested> notices(UUID customer) {
        List<NotificationRequested> notices = WIRE.await(
                NotificationRequested.class,
                customer.toString(),
                2,
                each -> each.template().equals("erasure-completed"));
        assertThat(notices)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.purpose()).isEqualTo(Purpose.LEGAL_NOTICE));
        return notices;
    }
}
