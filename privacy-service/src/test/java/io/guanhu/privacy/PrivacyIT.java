package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.LedgerExtended;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** An erasure from the request to the certificate, as all its participants see it. */
class PrivacyIT extends PrivacyFixture {

    @Autowired
    PrivacyIT(WebTestClient http, Database database) {
        super(http, database);
    }

    @Test
    void erasesWithOrdersReceiptsLedgerCertificateAndNotice() throws Exception {
        UUID customer = client.formerCustomer();
        Tokens subject = Tokens.customer(customer);
        UUID request = client.awaitingApproval(subject, customer, wish("\"IDENTITY\",\"CONTACT\",\"INTERACTION\""));
        showsWhatWillHappen(subject, request);
        var certificates = new Certificates(http, client);

        client.post(OFFICER.acr("2"), path(request, "/decision"), "{\"approve\":true}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("EXECUTING");
        ErasureOrdered order = ordered(customer);
        var followed = new FollowedErasure(http, OFFICER, path(request, "/events"));
        client.post(subject, path(request, "/cancellation"), "{}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("already-executing");
        WIRE.send(Receipting.of(order, "stranger", 0));
        WIRE.send(Receipting.of(order, "customer-service", 1));
        WIRE.send(Receipting.of(order, "customer-service", 0, DataCategory.MARKETING));
        NEIGHBOURS.give("audit", LOG.answer(request.toString(), 1));
        Others.HOLDERS.stream()
                .filter(holder -> !holder.equals(DyingKeys.HOLDER))
                .forEach(holder -> WIRE.send(Receipting.of(order, holder, 0)));
        new DyingKeys(client, WIRE, order).dieAtLast(subject);
        WIRE.await(LedgerExtended.class, customer.toString(), 1, each -> true);
        certificates.waitForWitnesses(subject, request);
        NEIGHBOURS.give("audit", LOG.answer(request.toString(), 2));

        var notices = WIRE.await(
                NotificationRequested.class,
                customer.toString(),
                2,
                each -> each.template().equals("erasure-completed"));
        var kept = client.particulars(notices.getFirst().notificationId());
        assertThat(kept.phone()).isEqualTo("+8619912345678");
        assertThat(kept.email()).isEqualTo("former@example.com");
        assertThat(notices.getFirst().parameters())
                .containsEntry("notHeld", "服务记录")
                .containsEntry("restricted", "联系方式、身份信息")
                .containsEntry("last", "yes")
                .doesNotContainKeys("erased", "kept");
        new LastNotices(client, WIRE, rows).areSettledAtLast(subject, request, notices);
        client.awaitState(subject, request, "PARTIALLY_COMPLETED");
        followed.toldOfEachReceipt();
        showsReceiptsButNoLongerTheWords(subject, request);
        destroysTheKeptContact(notices.getFirst().notificationId());
        extendsTheLedger(customer, order);
        certificates.certify(subject, request, order);
        assertThat(WIRE.await(
                        AuditEntryRecorded.class,
                        customer.toString(),
                        1,
                        each -> each.action().equals("privacy.erasure-completed")))
                .hasSize(1);
    }

    private void showsWhatWillHappen(Tokens subject, UUID request) {
        client.get(subject, path(request, ""))
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.consequences[?(@.category=='IDENTITY')].treatment")
                .isEqualTo("RESTRICT")
                .jsonPath("$.consequences[?(@.category=='IDENTITY')].until")
                .isEqualTo("2035-03-31")
                .jsonPath("$.consequences[?(@.category=='CONTACT')].treatment")
                .isEqualTo("RESTRICT")
                .jsonPath("$.noLongerWorks.length()")
                .isEqualTo(2)
                .jsonPath("$.reason.text")
                .isEqualTo("我已销户");
    }

    private static ErasureOrdered ordered(UUID customer) {
        var order = WIRE.await(ErasureOrdered.class, customer.toString(), 1, each -> true)
                .getFirst();
        assertThat(order.erase()).containsExactly(DataCategory.INTERACTION);
        assertThat(order.restrict())
                .extracting(Restriction::category, Restriction::until)
                .containsExactlyInAnyOrder(
                        tuple(DataCategory.IDENTITY, LocalDate.of(2035, 3, 31)),
                        tuple(DataCategory.CONTACT, LocalDate.of(2035, 3, 31)));
        assertThat(order.holders()).contains("privacy-service").containsAll(Others.HOLDERS);
        return order;
    }

    private void showsReceiptsButNoLongerTheWords(Tokens subject, UUID request) {
        client.get(subject, path(request, ""))
                .expectBody()
                .jsonPath("$.receipts[?(@.holder=='privacy-service')].readBack")
                .isNotEmpty()
                .jsonPath("$.receipts[?(@.holder=='stranger')]")
                .isEmpty()
                .jsonPath("$.receipts[?(@.readBack!=0)]")
                .isEmpty()
                .jsonPath("$.receipts[?(@.holder=='customer-service')].category")
                .value(
                        List.class,
                        each -> assertThat(List.<Object>copyOf((List<?>) each)).containsExactly("INTERACTION"))
                .jsonPath("$.waitingFor")
                .isEmpty()
                .jsonPath("$.reason.text")
                .isEmpty()
                .jsonPath("$.history[-1:].to")
                .isEqualTo("PARTIALLY_COMPLETED");
    }

    private void destroysTheKeptContact(UUID notification) {
        assertThat(client.particulars(notification).phone()).isNull();
        assertThat(rows.count("select count(*) from kept_contact")).isZero();
    }

    private void extendsTheLedger(UUID customer, ErasureOrdered order) {
        var extended = WIRE.await(LedgerExtended.class, customer.toString(), 1, each -> true)
                .getFirst();
        client.get(Tokens.service("customer-service"), "/internal/erasure-ledger?after=" + (extended.position() - 1))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.head")
                .value(
                        String.class,
                        head -> assertThat(head.lines().skip(1).findFirst())
                                .contains(Long.toString(extended.position())))
                .jsonPath("$.entries[0].order")
                .value(
                        String.class,
                        entry -> assertThat(entry).contains(order.orderId().toString()));
        client.get(OFFICER, "/internal/erasure-ledger").expectStatus().isForbidden();
    }
}
