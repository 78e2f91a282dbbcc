package io.guanhu.privacy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.ledger.SignedHeadStore.Row;
import io.guanhu.tlog.tree.Frontier;
import io.guanhu.tlog.tree.Hash;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Heads are global, so each test takes back its own. */
class SignedHeadStoreIT {

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final LedgerStore ledger = new LedgerStore(database.client());
    private final SignedHeadStore store = new SignedHeadStore(database.client());

    private static Frontier tree(int size, int salt) {
        Frontier tree = Frontier.EMPTY;
        for (int i = 0; i < size; i++) {
            tree = tree.with(Hash.ofLeaf(new byte[] {(byte) i, (byte) salt}));
        }
        return tree;
    }

    private Mono<Void> keep(Frontier tree, String note, long seconds) {
        return store.keep(tree, note, Memory.NOW.plusSeconds(seconds));
    }

    private static Row row(Frontier tree, String note, long seconds, boolean anchored) {
        return new Row(tree, note, Memory.NOW.plusSeconds(seconds), anchored);
    }

    @Test
    void givesBackAHeadByItsSize() {
        Frontier tree = tree(5, 0);

        assertThat(database.rolledBack(keep(tree, "note", 0).then(store.at(5)))).isEqualTo(row(tree, "note", 0, false));
        assertThat(database.run(store.at(5))).isNull();
    }

    @Test
    void theNewestIsTheOneOfTheLargestSize() {
        Mono<Row> newest = keep(tree(301, 0), "larger", 0)
                .then(keep(tree(300, 0), "smaller", 9))
                .then(store.newest());

        assertThat(database.rolledBack(newest)).isEqualTo(row(tree(301, 0), "larger", 0, false));
    }

    @Test
    void aHeadThatIsSignedAgainReplacesTheEarlierOne() {
        Mono<Row> again = keep(tree(5, 0), "first", 0)
                .then(keep(tree(5, 0), "second", 1))
                .then(keep(tree(5, 0), "late", 0))
                .then(store.at(5));

        assertThat(database.rolledBack(again)).isEqualTo(row(tree(5, 0), "second", 1, false));
    }

    @Test
    void aHeadOfAnotherTreeReplacesNone() {
        Mono<Row> other =
                keep(tree(5, 0), "first", 0).then(keep(tree(5, 1), "other", 1)).then(store.at(5));

        assertThat(database.rolledBack(other)).isEqualTo(row(tree(5, 0), "first", 0, false));
    }

    @Test
    void whatTheAnchorsHaveTheyHaveWithAllThatIsSmaller() {
        Mono<Void> anchored = keep(tree(5, 0), "5", 0)
                .then(keep(tree(6, 0), "6", 0))
                .then(keep(tree(302, 0), "302", 0))
                .then(store.anchored(6, Memory.NOW));

        assertThat(database.rolledBack(anchored.then(store.at(5)))).isEqualTo(row(tree(5, 0), "5", 0, true));
        assertThat(database.rolledBack(anchored.then(store.newestAnchored()))).isEqualTo(row(tree(6, 0), "6", 0, true));
        assertThat(database.rolledBack(anchored.then(store.newest()))).isEqualTo(row(tree(302, 0), "302", 0, false));
    }

    @Test
    void staysAnchoredWhenItIsSignedAgain() {
        Mono<Row> again = keep(tree(5, 0), "first", 0)
                .then(store.anchored(5, Memory.NOW))
                .then(keep(tree(5, 0), "second", 1))
                .then(store.at(5));

        assertThat(database.rolledBack(again)).isEqualTo(row(tree(5, 0), "second", 1, true));
    }

    @Test
    void theSecondOfTwoWhoSignWaitsForTheFirst() {
        assertThat(database.race(keep(tree(7, 0), "first", 0), keep(tree(7, 0), "second", 1))
                        .waited())
                .isTrue();
        assertThat(database.get(store.at(7)).note()).isEqualTo("second");
    }

    @Test
    void readsTheEntriesAfterAPosition() {
        long before = database.get(store.lastEntry());
        append("{\"a\":1}");
        append("{\"a\":2}");

        assertThat(database.get(store.lastEntry())).isEqualTo(before + 2);
        assertThat(lines(before, before + 2))
                .containsExactly(new LedgerLine(before + 1, "{\"a\":1}"), new LedgerLine(before + 2, "{\"a\":2}"));
        assertThat(lines(before + 1, before + 2)).hasSize(1);
        assertThat(lines(before, before + 1)).hasSize(1);
        assertThat(lines(before + 2, before + 9)).isEmpty();
    }

    @Test
    void growsATreeByTheEntriesThatFollow() {
        append("{\"a\":1}");
        long last = database.get(store.lastEntry());
        Frontier before = database.get(store.extend(Frontier.EMPTY, last));
        append("{\"a\":2}");

        Frontier after = database.get(store.extend(before, last + 1));

        assertThat(before.size()).isEqualTo(last);
        assertThat(after).isEqualTo(before.with(new LedgerLine(last + 1, "{\"a\":2}").leaf()));
        assertThat(database.get(store.extend(Frontier.EMPTY, last + 1))).isEqualTo(after);
        assertThat(database.get(store.extend(after, last + 1))).isEqualTo(after);
    }

    private void append(String order) {
        database.run(ledger.append(UUID.randomUUID(), order, Memory.NOW));
    }

    private List<LedgerLine> lines(long after, long to) {
        return database.get(store.lines(after, to).collectList());
    }
}
