package io.guanhu.customer.change;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.LATER;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.change.ChangeStore.StoredDetail;
import io.guanhu.customer.model.change.Change.Applied;
import io.guanhu.customer.model.change.Change.Proposed;
import io.guanhu.customer.model.change.Proposal;
import io.guanhu.customer.model.change.ReasonCode;
import io.guanhu.platform.contract.DataCategory;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the store returns for several changes. */
class ChangeStoreHistoryIT {

    private static final byte[] ONE = {1, 2};
    private static final byte[] OTHER = {3};

    private final ChangeStore store = new ChangeStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();

    private Proposal proposed() {
        Proposal proposal =
                new Proposal(UUID.randomUUID(), customer, 7, "E1101", NOW, false, ReasonCode.PERIODIC_REVIEW, null);
        DATABASE.run(store.insert(new Proposed(proposal, LATER), null, null));
        return proposal;
    }

    @Test
    void givesBackTheFieldsOfSeveralChangesInOrder() {
        List<UUID> changes = Stream.of(proposed(), proposed())
                .map(Proposal::id)
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        StoredDetail gone = detail(changes.getFirst(), "email", OTHER, null);
        StoredDetail fresh = detail(changes.getFirst(), "phone", null, ONE);
        StoredDetail changed = detail(changes.getLast(), "address", ONE, OTHER);

        DATABASE.run(store.insert(List.of(changed, fresh, gone)));

        assertThat(DATABASE.get(store.details(changes).collectList()))
                .usingRecursiveComparison()
                .isEqualTo(List.of(gone, fresh, changed));
        assertThat(DATABASE.get(store.details(List.of()).collectList())).isEmpty();
    }

    @Test
    void tellsTheHistoryPageByPageTheLatestFirst() {
        List<Proposal> all = Stream.of(proposed(), proposed(), proposed())
                .sorted(Comparator.<Proposal, String>comparing(each -> each.id().toString())
                        .reversed())
                .toList();
        DATABASE.run(store.advance(new Applied(all.getLast(), "E1101", NOW, 8), null));
        List<UUID> ids = all.stream().map(Proposal::id).toList();

        assertThat(history(true, null, 2)).isEqualTo(ids.subList(0, 2));
        assertThat(history(true, ids.get(1), 2)).containsExactly(ids.getLast());
        assertThat(history(true, ids.getLast(), 2)).isEmpty();
        assertThat(history(false, null, 10)).containsExactly(ids.getLast());
    }

    private List<UUID> history(boolean all, @Nullable UUID before, int limit) {
        return DATABASE.get(store.history(customer, all, before, limit)
                .map(each -> each.change().proposal().id())
                .collectList());
    }

    private static StoredDetail detail(UUID change, String field, byte @Nullable [] before, byte @Nullable [] after) {
        return new StoredDetail(change, field, DataCategory.CONTACT, before, after);
    }
}
