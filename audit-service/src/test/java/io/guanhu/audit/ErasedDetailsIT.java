package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.reveal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents;
import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.erasure.DataHolder;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * An erasure takes what was sealed before it, however late it arrives, and nothing that came later:
 * each service tells in its own order where its keys ended.
 */
@ServiceIT(value = "audit", shared = true)
class ErasedDetailsIT extends AuditFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STORE = "postgresql:audit.entry_detail";
    private static final SealedDetail PHONE = new SealedDetail(
            DataCategory.CONTACT, "phone.before", Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}));
    private static final SealedDetail NAME = new SealedDetail(DataCategory.IDENTITY, "name.before", PHONE.sealed());

    private final DataHolder holder;
    private final TransactionalOperator transaction;

    private final UUID customer = UUID.randomUUID();

    @Autowired
    ErasedDetailsIT(WebTestClient client, Database database, DataHolder holder, TransactionalOperator transaction) {
        super(client, database);
        this.holder = holder;
        this.transaction = transaction;
    }

    @Test
    void areGoneAndTheLogStillVerifies() {
        audit.publish(reveal(customer, "E1101", PHONE, NAME), reveal(customer, "E1101", PHONE));
        ErasureOrdered order = order(DataCategory.CONTACT, DataCategory.MARKETING);

        List<Finding> erased = carriedOut(order);
        UUID late = audit.publish(reveal(customer, "E1102", PHONE)).getFirst();

        assertThat(holder.readBack(order, erased).block(PATIENCE))
                .containsExactlyInAnyOrder(
                        new Finding(STORE, DataCategory.CONTACT, Action.ERASED, 2, 0),
                        new Finding(STORE, DataCategory.MARKETING, Action.NOTHING_HELD, 0, 0));
        assertThat(details(late)).isEmpty();
        assertThat(audit.verify()).containsEntry("ok", true);
    }

    @Test
    void stayIfTheyWereSealedUnderTheKeysThatCameNext() {
        ErasureOrdered order = order(DataCategory.CONTACT);
        audit.publish(reveal(customer, "E1101", PHONE));
        List<Finding> erased = carriedOut(order);

        List<UUID> published = audit.publish(
                reveal(customer, "E1101", PHONE, NAME),
                endOfKeys(order, DataCategory.CONTACT),
                reveal(customer, "E1101", PHONE, NAME));

        assertThat(details(published.getFirst())).containsExactly("name.before");
        assertThat(details(published.getLast())).containsExactly("phone.before", "name.before");
        assertThat(holder.readBack(order, erased).block(PATIENCE))
                .containsExactly(new Finding(STORE, DataCategory.CONTACT, Action.ERASED, 1, 0));
        assertThat(carriedOut(order))
                .containsExactly(new Finding(STORE, DataCategory.CONTACT, Action.NOTHING_HELD, 0, 0));
        assertThat(details(published.getLast())).containsExactly("phone.before", "name.before");
        assertThat(audit.verify()).containsEntry("ok", true);
    }

    @Test
    void stayIfTheServiceWasFasterThanTheLogAsWell() {
        ErasureOrdered order = order(DataCategory.CONTACT);
        List<UUID> published = audit.publish(
                reveal(customer, "E1101", PHONE),
                endOfKeys(order, DataCategory.CONTACT),
                reveal(customer, "E1101", PHONE));

        assertThat(carriedOut(order)).containsExactly(new Finding(STORE, DataCategory.CONTACT, Action.ERASED, 1, 0));

        assertThat(details(published.getFirst())).isEmpty();
        assertThat(details(published.getLast())).containsExactly("phone.before");
        assertThat(audit.verify()).containsEntry("ok", true);
    }

    @Test
    void areGoneWithTheNextOrder() {
        ErasureOrdered first = order(DataCategory.CONTACT);
        carriedOut(first);
        UUID between = audit.publish(endOfKeys(first, DataCategory.CONTACT), reveal(customer, "E1101", PHONE))
                .getLast();
        ErasureOrdered second = order(DataCategory.CONTACT);

        assertThat(carriedOut(second)).containsExactly(new Finding(STORE, DataCategory.CONTACT, Action.ERASED, 1, 0));
        UUID late = audit.publish(reveal(customer, "E1101", PHONE)).getLast();

        assertThat(details(between)).isEmpty();
        assertThat(details(late)).isEmpty();
        assertThat(audit.verify()).containsEntry("ok", true);
    }

    @Test
    void areMissedIfSomebodyElseDeletesWhatCameLater() throws SQLException {
        ErasureOrdered order = order(DataCategory.CONTACT);
        carriedOut(order);
        UUID later = audit.publish(endOfKeys(order, DataCategory.CONTACT), reveal(customer, "E1101", PHONE))
                .getLast();
        try (var owner = database.connectAsOwner();
                var statement = owner.createStatement()) {
            statement.execute("create table kept as select * from entry_detail");
            statement.execute("delete from entry_detail where entry_id = '" + later + "'");

            assertThat(audit.verify())
                    .containsEntry("ok", false)
                    .extractingByKey("flaw")
                    .asString()
                    .contains("detail-missing");

            statement.execute("insert into entry_detail select * from kept where entry_id = '" + later + "'");
            statement.execute("drop table kept");
        }
    }

    private List<Finding> carriedOut(ErasureOrdered order) {
        return Objects.requireNonNull(
                transaction.transactional(holder.erase(order)).block(PATIENCE));
    }

    private ErasureOrdered order(DataCategory... categories) {
        return ErasureOrdered.order(UUID.randomUUID(), UUID.randomUUID(), customer, Instant.EPOCH)
                .erase(Set.of(categories))
                .holders(Set.of("audit-service"))
                .nonce("AAECAwQFBgcICQoLDA0ODw")
                .build();
    }

    /** As customer-service announces it. */
    private AuditEntryRecorded endOfKeys(ErasureOrdered order, DataCategory category) {
        return AuditEntryRecorded.entry(UUID.randomUUID(), Instant.now(), "customer-service")
                .actor(ActorType.SERVICE, "privacy-service")
                .roles(Set.of("service"))
                .action(AuditEvents.END_KEYS)
                .resource(AuditEvents.ERASURE_ORDER, order.orderId().toString())
                .customer(customer)
                .outcome(Outcome.ALLOWED)
                .reason(category.name())
                .build();
    }

    private List<String> details(UUID entry) {
        String fields = superuser.text("select coalesce(string_agg(field, ',' order by position), '') from entry_detail"
                + " where entry_id = '" + entry + "'");
        return fields.isEmpty() ? List.of() : List.of(fields.split(",", -1));
    }
}
