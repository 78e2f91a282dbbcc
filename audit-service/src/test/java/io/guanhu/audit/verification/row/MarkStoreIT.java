package io.guanhu.audit.verification.row;

import static io.guanhu.audit.AuditTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.audit.Acts;
import io.guanhu.audit.AuditTables;
import io.guanhu.audit.append.AppendedRows;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.verification.row.MarkStore.Ended;
import io.guanhu.audit.verification.row.MarkStore.Erased;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test rolls back its marks. */
class MarkStoreIT {

    private static final String ZERO = new UUID(0, 0).toString();

    private final MarkStore store = new MarkStore();
    private final long place = AuditTables.size();
    private final UUID customer = UUID.randomUUID();
    private Connection connection;

    @BeforeEach
    void begins() throws SQLException {
        connection = DATABASE.database().connectAsApp();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollsBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private UUID mark(String category, @Nullable UUID entry) throws SQLException {
        UUID order = UUID.randomUUID();
        mark(customer, category, order, entry);
        return order;
    }

    private void mark(UUID of, String category, UUID order, @Nullable UUID entry) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into erased_category (customer_id, category, order_id, erased_at, entry_id)
                    values ('%s', '%s', '%s', now(), %s)
                    """.formatted(of, category, order, entry == null ? "null" : "'" + entry + "'"));
        }
    }

    @Test
    void givesTheMarksOfACategoryWithTheLeafThatRecordsEach() throws SQLException {
        LogEntry recorded = Acts.attempt();
        DATABASE.run(AppendedRows.at(place, recorded));
        UUID first = mark("CONTACT", recorded.id());
        mark("IDENTITY", recorded.id());

        assertThat(store.erased(connection, customer.toString(), "CONTACT"))
                .singleElement()
                .returns(customer.toString(), Erased::customerId)
                .returns("CONTACT", Erased::category)
                .returns(first.toString(), Erased::orderId)
                .satisfies(mark -> assertThat(mark.leaf()).isEqualTo(recorded.leaf()));
    }

    @Test
    void aMarkMayLackItsEntryOrItsLeaf() throws SQLException {
        UUID without = mark("CONTACT", null);
        UUID lost = mark("CONTACT", UUID.randomUUID());

        assertThat(store.erased(connection, customer.toString(), "CONTACT"))
                .extracting(Erased::orderId, mark -> mark.leaf().length)
                .containsExactlyInAnyOrder(tuple(without.toString(), 0), tuple(lost.toString(), 0));
        assertThat(store.erased(connection, UUID.randomUUID().toString(), "CONTACT"))
                .isEmpty();
    }

    @Test
    void goesThroughAllMarksPageByPage() throws SQLException {
        UUID one = new UUID(1, 1);
        mark(one, "CONTACT", new UUID(0, 2), null);
        mark(one, "CONTACT", new UUID(0, 1), null);
        mark(one, "ACCOUNT", new UUID(0, 9), null);
        mark(new UUID(1, 0), "IDENTITY", new UUID(0, 9), null);
        List<String> seen = new ArrayList<>();

        Erased last = new Erased(ZERO, "", ZERO, new byte[0]);
        for (List<Erased> page = store.erasedAfter(connection, last, 3);
                seen.size() < 4;
                page = store.erasedAfter(connection, page.getLast(), 3)) {
            page.forEach(mark -> seen.add(mark.category() + mark.orderId().charAt(35)));
        }

        assertThat(seen).startsWith("IDENTITY9", "ACCOUNT9", "CONTACT1", "CONTACT2");
    }

    @Test
    void givesTheLeavesInWhichServicesEndTheirKeysOfThatOrderAndCategory() throws SQLException {
        UUID order = UUID.randomUUID();
        LogEntry one = Acts.endOfKeys("customer-service", customer, "CONTACT", order);
        LogEntry two = Acts.endOfKeys("ownership-service", customer, "CONTACT", order);
        DATABASE.run(AppendedRows.at(
                place,
                one,
                Acts.endOfKeys("customer-service", customer, "IDENTITY", order),
                Acts.endOfKeys("customer-service", customer, "CONTACT", UUID.randomUUID()),
                Acts.reveal(customer),
                two));

        List<Ended> ended =
                store.ended(connection, new Erased(customer.toString(), "CONTACT", order.toString(), new byte[0]));

        assertThat(ended).extracting(Ended::index).containsExactlyInAnyOrder(place, place + 4);
        assertThat(ended).extracting(Ended::leaf).containsExactlyInAnyOrder(one.leaf(), two.leaf());
    }
}
