package io.guanhu.customer.directory;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.customer.directory.DirectoryStore.Known;
import io.guanhu.customer.directory.DirectoryStore.Listed;
import io.guanhu.customer.model.registration.Directory.KnownManager;
import io.guanhu.platform.contract.OwnershipEvents.BranchState;
import io.guanhu.platform.contract.OwnershipEvents.BranchesListed;
import io.guanhu.platform.contract.OwnershipEvents.ListedBranch;
import io.guanhu.platform.contract.OwnershipEvents.ListedManager;
import io.guanhu.platform.contract.OwnershipEvents.ManagerState;
import io.guanhu.platform.contract.OwnershipEvents.ManagersListed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectoryStoreIT {

    private final DirectoryStore store = new DirectoryStore(DATABASE.client());

    @BeforeEach
    void nothingWasTold() {
        DATABASE.execute("truncate known_branch, known_manager, known_list");
    }

    private static ListedBranch branch(String path, BranchState state, long version) {
        return new ListedBranch(path, "支行", "Branch", state, version);
    }

    private void told(BranchState state, long version, Instant at) {
        DATABASE.run(store.apply(new BranchesListed(List.of(branch("BJ", state, version)), 1, at)));
    }

    private void told(String branch, ManagerState state, long version, Instant at) {
        DATABASE.run(
                store.apply(new ManagersListed(List.of(new ListedManager("E1101", branch, state, version)), 1, at)));
    }

    private Map<String, Boolean> open() {
        return DATABASE.get(store.open(List.of("BJ", "SH", "GZ")));
    }

    private Map<String, KnownManager> managers() {
        return DATABASE.get(store.managers(List.of("E1101", "E1102")));
    }

    private List<Known> known() {
        return DATABASE.get(store.known().collectList());
    }

    @Test
    void knowsNothingBeforeTheFirstList() {
        assertThat(known()).isEmpty();
        assertThat(open()).isEmpty();
        assertThat(managers()).isEmpty();
    }

    @Test
    void givesBackBranchesAndHowManyThereAre() {
        DATABASE.run(store.apply(new BranchesListed(
                List.of(branch("BJ", BranchState.OPEN, 1), branch("SH", BranchState.CLOSED, 1)), 3, NOW)));

        assertThat(open()).isEqualTo(Map.of("BJ", true, "SH", false));
        assertThat(known()).containsExactly(new Known(Listed.BRANCHES, 2, 3, NOW));
        assertThat(known().getFirst().isComplete()).isFalse();
    }

    @Test
    void givesBackManagersAndHowManyThereAre() {
        told("BJ", ManagerState.ACTIVE, 1, NOW);

        assertThat(managers()).isEqualTo(Map.of("E1101", new KnownManager("BJ", true)));
        assertThat(known()).containsExactly(new Known(Listed.MANAGERS, 1, 1, NOW));
        assertThat(known().getFirst().isComplete()).isTrue();
    }

    @Test
    void aListWithoutBranchesWasToldTooEarlyAndOneWithoutManagersIsWhole() {
        DATABASE.run(store.apply(new BranchesListed(List.of(), 0, NOW))
                .then(store.apply(new ManagersListed(List.of(), 0, NOW))));

        assertThat(known())
                .extracting(Known::list, Known::isComplete)
                .containsExactlyInAnyOrder(tuple(Listed.BRANCHES, false), tuple(Listed.MANAGERS, true));
    }

    @Test
    void leavesNothingOfAListThatIsRolledBack() {
        DATABASE.rolledBack(store.apply(new BranchesListed(List.of(branch("BJ", BranchState.OPEN, 1)), 1, NOW)));

        assertThat(open()).isEmpty();
        assertThat(known()).isEmpty();
    }

    @Test
    void theHigherVersionOfABranchCountsWhicheverComesFirst() {
        told(BranchState.CLOSED, 2, NOW);
        told(BranchState.OPEN, 1, NOW.plusSeconds(60));
        assertThat(open()).containsEntry("BJ", false);

        told(BranchState.OPEN, 3, NOW.minusSeconds(60));
        assertThat(open()).containsEntry("BJ", true);
    }

    @Test
    void aMuchLaterListCountsWhateverItsVersion() {
        told(BranchState.CLOSED, 2, NOW);
        told(BranchState.OPEN, 1, NOW.plusSeconds(61));
        assertThat(open()).containsEntry("BJ", true);

        told("BJ", ManagerState.ACTIVE, 2, NOW);
        told("SH", ManagerState.INACTIVE, 1, NOW.plusSeconds(61));
        assertThat(managers()).containsEntry("E1101", new KnownManager("SH", false));
    }

    @Test
    void theHigherVersionOfAManagerCounts() {
        told("BJ", ManagerState.ACTIVE, 2, NOW);
        told("SH", ManagerState.INACTIVE, 1, NOW);
        assertThat(managers()).containsEntry("E1101", new KnownManager("BJ", true));

        told("SH", ManagerState.INACTIVE, 3, NOW);
        assertThat(managers()).containsEntry("E1101", new KnownManager("SH", false));
    }

    @Test
    void theLatestTotalCounts() {
        DATABASE.run(store.apply(new BranchesListed(List.of(), 5, NOW))
                .then(store.apply(new BranchesListed(List.of(), 4, NOW.minusSeconds(1)))));
        assertThat(known()).containsExactly(new Known(Listed.BRANCHES, 0, 5, NOW));

        DATABASE.run(store.apply(new BranchesListed(List.of(), 6, NOW)));
        assertThat(known()).containsExactly(new Known(Listed.BRANCHES, 0, 6, NOW));
    }

    @Test
    void theSecondOfTwoAtOnceWaitsAndIsComparedWithTheFirst() {
        var race = DATABASE.race(
                store.apply(new BranchesListed(List.of(branch("BJ", BranchState.CLOSED, 2)), 1, NOW)),
                store.apply(new BranchesListed(List.of(branch("BJ", BranchState.OPEN, 1)), 1, NOW)));

        assertThat(race.waited()).isTrue();
        assertThat(open()).containsEntry("BJ", false);
    }
}
