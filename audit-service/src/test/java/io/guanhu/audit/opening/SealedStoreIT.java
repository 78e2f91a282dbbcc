package io.guanhu.audit.opening;

import static io.guanhu.audit.AuditTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.Acts;
import io.guanhu.audit.AuditTables;
import io.guanhu.audit.append.AppendedRows;
import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.opening.SealedStore.Leaf;
import io.guanhu.audit.opening.SealedStore.Stored;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealedStoreIT {

    private static final Detail PHONE = Acts.sealed("CONTACT", "phone");
    private static final Detail NAME = Acts.sealed("IDENTITY", "name");

    private final SealedStore store = new SealedStore(DATABASE.client());
    private final long place = AuditTables.size();
    private final LogEntry entry = Acts.reveal(UUID.randomUUID(), PHONE, NAME);

    @Test
    void givesALeafThatIsBelowTheSizeOfTheSignedLog() {
        DATABASE.run(AppendedRows.at(place, entry));

        assertThat(DATABASE.run(store.leaf(entry.id(), place + 1)))
                .isNotNull()
                .returns(place, Leaf::index)
                .satisfies(leaf -> assertThat(leaf.entry()).isEqualTo(entry.leaf()));
        assertThat(DATABASE.run(store.leaf(entry.id(), place))).isNull();
        assertThat(DATABASE.run(store.leaf(UUID.randomUUID(), place + 1))).isNull();
    }

    @Test
    void givesTheDetailsOfOneEntryAsTheyWereSealedInTheirOrder() {
        DATABASE.run(AppendedRows.at(place, entry, Acts.reveal(UUID.randomUUID(), PHONE)));

        assertThat(DATABASE.get(store.details(entry.id()).collectList()))
                .containsExactly(new Stored(0, PHONE), new Stored(1, NAME));
    }

    @Test
    void givesWhatIsLeftOfAnEntryByItsPosition() {
        DATABASE.run(AppendedRows.at(place, entry, Acts.attempt()));

        assertThat(DATABASE.rolledBack(
                        AuditTables.sql("delete from entry_detail where position = 0 and leaf_index = " + place)
                                .thenMany(store.details(entry.id()))
                                .collectList()))
                .containsExactly(new Stored(1, NAME));
        assertThat(DATABASE.get(store.details(UUID.randomUUID()).collectList())).isEmpty();
    }
}
