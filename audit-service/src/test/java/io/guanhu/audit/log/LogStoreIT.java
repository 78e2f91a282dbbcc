package io.guanhu.audit.log;

import static io.guanhu.audit.AuditTables.DATABASE;
import static io.guanhu.audit.AuditTables.cosigned;
import static io.guanhu.audit.AuditTables.note;
import static io.guanhu.audit.AuditTables.signed;
import static io.guanhu.audit.AuditTables.sql;
import static io.guanhu.audit.AuditTables.tile;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.Acts;
import io.guanhu.audit.AuditTables;
import io.guanhu.audit.append.AppendedRows;
import io.guanhu.audit.log.LogStore.Leaf;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LogStoreIT {

    private final LogStore store = new LogStore(DATABASE.client());
    private final long place = AuditTables.size();

    @Test
    void givesTheLatestCheckpoint() {
        assertThat(DATABASE.rolledBack(signed(place + 2)
                        .then(signed(place))
                        .then(signed(place + 1))
                        .then(store.checkpoint())))
                .isEqualTo(note(place + 2));
    }

    @Test
    void anEmptyLogHasNoCheckpoint() {
        AuditTables.begin();

        assertThat(DATABASE.run(store.checkpoint())).isNull();
    }

    @Test
    void givesTheLatestCheckpointThatEnoughWitnessesSaw() {
        assertThat(DATABASE.rolledBack(cosigned(place + 1)
                        .then(cosigned(place))
                        .then(signed(place + 2))
                        .then(store.witnessed())))
                .isEqualTo(note(place + 1));
        assertThat(DATABASE.rolledBack(sql("delete from cosigned_checkpoint")
                        .then(signed(place))
                        .then(store.witnessed())))
                .isNull();
    }

    @Test
    void givesATileByLevelAndIndex() {
        TileId id = new TileId(1, place);

        Tile found =
                DATABASE.rolledBack(tile(0, place, 1).then(tile(1, place, 3)).then(store.tile(id)));

        assertThat(found).isNotNull().returns(3, Tile::width);
        assertThat(DATABASE.run(store.tile(id))).isNull();
    }

    @Test
    void givesTheLeafOfAnEntryWithItsPlaceAlsoWithoutACustomer() {
        UUID customer = UUID.randomUUID();
        LogEntry full = Acts.reveal(customer);
        LogEntry least = Acts.attempt();
        DATABASE.run(AppendedRows.at(place, full, least));

        assertThat(DATABASE.run(store.leaf(full.id())))
                .isNotNull()
                .returns(place, Leaf::index)
                .returns(full.id(), Leaf::entryId)
                .returns(customer, Leaf::customerId)
                .satisfies(leaf -> assertThat(leaf.entry()).isEqualTo(full.leaf()));
        assertThat(DATABASE.run(store.leaf(least.id())))
                .isNotNull()
                .returns(place + 1, Leaf::index)
                .returns(null, Leaf::customerId);
        assertThat(DATABASE.run(store.leaf(customer))).isNull();
    }

    @Test
    void givesTheLeavesOfARangeInTheirOrder() {
        LogEntry one = Acts.attempt();
        LogEntry two = Acts.attempt();
        LogEntry three = Acts.attempt();
        DATABASE.run(AppendedRows.at(place + 1, two, three).then(AppendedRows.at(place, one)));

        assertThat(DATABASE.get(store.entries(place, 2).collectList())).containsExactly(one.leaf(), two.leaf());
        assertThat(DATABASE.get(store.entries(place + 2, 256).collectList())).containsExactly(three.leaf());
        assertThat(DATABASE.get(store.entries(place + 3, 256).collectList())).isEmpty();
    }
}
