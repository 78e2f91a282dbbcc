package io.guanhu.audit.append;

import static io.guanhu.audit.AuditTables.DATABASE;
import static io.guanhu.audit.AuditTables.NOW;
import static io.guanhu.audit.AuditTables.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.Acts;
import io.guanhu.audit.AuditTables;
import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LogEntry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The sealed values of entries, and what an erasure does to those that arrive late. */
class AppendedDetailsIT {

    private static final Detail PHONE = Acts.sealed("CONTACT", "phone.before");
    private static final Detail NAME = Acts.sealed("IDENTITY", "name");

    private final long size = AuditTables.size();
    private final UUID customer = UUID.randomUUID();

    @Test
    void storesDetailsWithTheirSaltInTheirOrder() {
        LogEntry entry = Acts.reveal(customer, PHONE, NAME);

        List<String> details =
                DATABASE.rolledBack(AppendedRows.at(size, Acts.attempt(), entry).then(details()));

        assertThat(details).containsExactly(detail(size + 1, 0, entry, PHONE), detail(size + 1, 1, entry, NAME));
    }

    private static String detail(long index, int position, LogEntry entry, Detail detail) {
        return "%d %s %d %s %s %s %s %s"
                .formatted(
                        index,
                        entry.id(),
                        position,
                        entry.customerId(),
                        detail.category(),
                        detail.field(),
                        detail.salt(),
                        detail.sealed());
    }

    private Mono<List<String>> details() {
        return DATABASE.client()
                .sql("""
                        select concat_ws(' ', leaf_index, entry_id, position, customer_id, category, field,
                            encode(salt, 'base64'), encode(sealed, 'base64'))
                        from entry_detail where leaf_index >= :size order by leaf_index, position
                        """)
                .bind("size", size)
                .mapValue(String.class)
                .all()
                .collectList();
    }

    @Test
    void leavesOutDetailsOfACategoryThatWasErasedMeanwhile() {
        LogEntry late = Acts.reveal(customer, PHONE, NAME);
        LogEntry other = Acts.reveal(UUID.randomUUID(), PHONE);

        List<String> stored = DATABASE.rolledBack(erased(UUID.randomUUID())
                .then(AppendedRows.at(size, late, other))
                .then(details()));

        assertThat(stored).containsExactly(detail(size, 1, late, NAME), detail(size + 1, 0, other, PHONE));
    }

    @Test
    void keepsDetailsThatAServiceSealedAfterItHadEndedItsKeys() {
        UUID order = UUID.randomUUID();
        LogEntry before = Acts.reveal(customer, PHONE);
        LogEntry end = Acts.endOfKeys("customer-service", customer, "CONTACT", order);
        LogEntry after = Acts.reveal(customer, PHONE);

        List<String> stored = DATABASE.rolledBack(
                erased(order).then(AppendedRows.at(size, before, end, after)).then(details()));

        assertThat(stored).containsExactly(detail(size + 2, 0, after, PHONE));
    }

    @Test
    void theEndOfAnotherServicesKeysKeepsNothing() {
        UUID order = UUID.randomUUID();
        LogEntry end = Acts.endOfKeys("ownership-service", customer, "CONTACT", order);

        List<String> stored = DATABASE.rolledBack(erased(order)
                .then(AppendedRows.at(size, end, Acts.reveal(customer, PHONE)))
                .then(details()));

        assertThat(stored).isEmpty();
    }

    private Mono<Void> erased(UUID order) {
        return sql("""
                insert into erased_category (customer_id, category, order_id, erased_at)
                values ('%s', 'CONTACT', '%s', '%s')
                """.formatted(customer, order, NOW));
    }
}
