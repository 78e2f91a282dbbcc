package io.guanhu.audit.verification.row;

import static io.guanhu.audit.AuditTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.audit.Acts;
import io.guanhu.audit.AuditTables;
import io.guanhu.audit.append.AppendedRows;
import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LeafText;
import io.guanhu.audit.model.LogEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowStoreIT {

    private static final Detail PHONE = Acts.sealed("CONTACT", "phone");
    private static final Detail NAME = Acts.sealed("IDENTITY", "name");

    private final RowStore store = new RowStore();
    private final long place = AuditTables.size();
    private final LogEntry full = Acts.reveal(UUID.randomUUID(), PHONE, NAME);
    private final LogEntry least = Acts.attempt();
    private Connection connection;

    @BeforeEach
    void begins() throws SQLException {
        DATABASE.run(AppendedRows.at(place, full, least, Acts.reveal(UUID.randomUUID(), PHONE)));
        connection = DATABASE.database().connectAsApp();
    }

    @AfterEach
    void ends() throws SQLException {
        connection.close();
    }

    private static List<CopiedRow> all(CopiedRows rows) throws SQLException {
        List<CopiedRow> all = new ArrayList<>();
        for (CopiedRow row = rows.next(); row != null; row = rows.next()) {
            all.add(row.copy());
        }
        return all;
    }

    @Test
    void givesTheLeavesOfARangeInTheirOrder() throws SQLException {
        List<CopiedRow> leaves = all(store.leaves(connection, place, place + 2));

        assertThat(leaves).extracting(leaf -> leaf.int64(0)).containsExactly(place, place + 1);
        assertThat(leaves).extracting(leaf -> leaf.uuid(1)).containsExactly(full.id(), least.id());
        assertThat(leaves).extracting(leaf -> leaf.bytes(2)).containsExactly(full.leaf(), least.leaf());
    }

    /** Each column is where the check expects it, also where it is absent. */
    @Test
    void givesTheColumnsInTheOrderInWhichTheyAreChecked() throws SQLException {
        List<CopiedRow> leaves = all(store.leaves(connection, place, place + 2));
        List<CopiedRow> columns = all(store.columns(connection, place, place + 2));

        assertThat(columns).extracting(column -> column.int64(0)).containsExactly(place, place + 1);
        for (int i = 0; i < 2; i++) {
            CopiedRow leaf = leaves.get(i);
            LeafText text = new LeafText();
            assertThat(new QuickCheck().agrees(leaf, columns.get(i))).isTrue();
            assertThat(text.read(leaf.array(), leaf.offset(2), leaf.length(2))).isTrue();
            assertThat(ColumnCheck.agrees(text, columns.get(i))).isTrue();
            assertThat(ColumnCheck.agrees(text, columns.get(1 - i))).isFalse();
        }
    }

    @Test
    void givesTheDetailsOfEachLeafByTheirPosition() throws SQLException {
        List<CopiedRow> details = all(store.details(connection, place, place + 2));

        assertThat(details)
                .extracting(row -> row.int64(0), row -> row.int32OfField(1), row -> row.uuid(2), row -> row.uuid(3))
                .containsExactly(
                        tuple(place, 0, full.id(), full.customerId()), tuple(place, 1, full.id(), full.customerId()));
        assertThat(details.getLast().text(4)).isEqualTo("IDENTITY");
        assertThat(details.getLast().text(5)).isEqualTo("name");
        assertThat(Base64.getEncoder().encodeToString(details.getLast().bytes(6)))
                .isEqualTo(NAME.salt());
        assertThat(Base64.getEncoder().encodeToString(details.getLast().bytes(7)))
                .isEqualTo(NAME.sealed());
    }

    @Test
    void freesTheConnectionAfterTheLastRowAndWhenTheRestIsDiscarded() throws SQLException {
        CopiedRows some = store.leaves(connection, place, place + 3);
        assertThat(some.next()).isNotNull();
        some.drain();

        assertThat(some.next()).isNull();
        assertThat(all(store.leaves(connection, place + 3, place + 9))).isEmpty();
        assertThat(all(store.leaves(connection, place + 2, place + 9))).hasSize(1);
    }
}
