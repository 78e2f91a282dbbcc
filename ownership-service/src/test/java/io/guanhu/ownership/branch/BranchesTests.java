package io.guanhu.ownership.branch;

import static io.guanhu.ownership.model.Book.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.branch.BranchStore.Row;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.BranchReason;
import io.guanhu.ownership.timeline.InMemoryTimeline;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.OwnershipEvents.BranchState;
import io.guanhu.platform.contract.OwnershipEvents.BranchesListed;
import io.guanhu.platform.contract.OwnershipEvents.ListedBranch;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.web.IfMatch;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class BranchesTests {

    private static final Caller CALLER = Callers.staff("E5001", "BJ", Roles.ADMINISTRATOR);
    private static final Branch PATH = new Branch("BJ/HAIDIAN/001");
    private static final Branches.Why WHY = new Branches.Why(BranchReason.CORRECTION, "D-7");

    private final Memory memory = new Memory("ownership-service");
    private final InMemoryTimeline book = new InMemoryTimeline(memory);
    private final InMemoryBranchStore store = new InMemoryBranchStore(memory);
    private final Branches branches = new Branches(
            store, book.branchCheck(), memory.acts(), memory.outbox(), memory.cursors(), memory.ids(), memory.clock());

    BranchesTests() {
        memory.clock().set(NOW);
    }

    private UUID added() {
        return memory.get(branches.add(PATH, "海淀", "Haidian", WHY, CALLER))
                .branch()
                .id();
    }

    @Test
    void listsAndAnnouncesABranch() {
        UUID id = added();

        assertThat(memory.get(branches.find(id)).change())
                .isEqualTo(new BranchStore.Change(NOW, "E5001", "CORRECTION", "D-7"));
        assertThat(memory.announced(BranchesListed.class))
                .containsExactly(announcement("海淀", "Haidian", BranchState.OPEN, 1));
        assertThat(memory.entries())
                .singleElement()
                .returns("branch.add", AuditEntryRecorded::action)
                .returns(PATH.path(), AuditEntryRecorded::resourceId)
                .returns("CORRECTION", AuditEntryRecorded::reason);
    }

    @Test
    void listsAPathOnce() {
        added();

        refused("branch-listed", "branch.add", branches.add(PATH, "其他", "Other", WHY, CALLER));
    }

    @Test
    void renamesClosesAndReopens() {
        UUID id = added();

        memory.run(branches.rename(id, version(1), "上地", "Shangdi", WHY, CALLER));
        memory.run(branches.close(id, version(2), WHY, CALLER));
        memory.run(branches.reopen(id, version(3), WHY, CALLER));

        assertThat(memory.announced(BranchesListed.class))
                .containsExactly(
                        announcement("海淀", "Haidian", BranchState.OPEN, 1),
                        announcement("上地", "Shangdi", BranchState.OPEN, 2),
                        announcement("上地", "Shangdi", BranchState.CLOSED, 3),
                        announcement("上地", "Shangdi", BranchState.OPEN, 4));
        assertThat(memory.entered())
                .containsExactly(
                        "branch.add ALLOWED", "branch.rename ALLOWED", "branch.close ALLOWED", "branch.reopen ALLOWED");
    }

    @Test
    void refusesWhoHasNotSeenTheLastChange() {
        UUID id = added();
        memory.run(branches.rename(id, version(1), "上地", "Shangdi", WHY, CALLER));

        refused("stale-version", "branch.close", branches.close(id, version(1), WHY, CALLER));
    }

    @Test
    void refusesWhatABranchIsAlready() {
        UUID id = added();
        refused("branch-open", "branch.reopen", branches.reopen(id, version(1), WHY, CALLER));
        memory.run(branches.close(id, version(1), WHY, CALLER));

        refused("branch-closed", "branch.close", branches.close(id, version(2), WHY, CALLER));
        refused("branch-closed", "branch.rename", branches.rename(id, version(2), "上地", "Shangdi", WHY, CALLER));
    }

    @Test
    void knowsNoOtherBranch() {
        ProblemException refusal = memory.refusal(branches.close(UUID.randomUUID(), version(1), WHY, CALLER));

        assertThat(refusal.code()).isEqualTo("branch-not-found");
    }

    private void refused(String code, String attempted, Mono<Row> change) {
        Map<UUID, Row> before = Map.copyOf(store.rows);
        List<String> announced = memory.announced();
        List<String> entered = memory.entered();

        assertThat(memory.refusal(change).code()).isEqualTo(code);

        assertThat(store.rows).isEqualTo(before);
        assertThat(memory.announced()).isEqualTo(announced);
        assertThat(memory.entered()).isEqualTo(entered);
        assertThat(memory.attempted()).containsExactly(attempted);
    }

    private static IfMatch version(long version) {
        return new IfMatch(List.of(IfMatch.etagOf(version)));
    }

    private static BranchesListed announcement(String name, String nameEn, BranchState state, long version) {
        return new BranchesListed(List.of(new ListedBranch(PATH.path(), name, nameEn, state, version)), 1, NOW);
    }

    private static final class InMemoryBranchStore extends BranchStore {

        private final Map<UUID, Row> rows;

        InMemoryBranchStore(Memory memory) {
            super(Memory.noDatabase());
            rows = memory.rows();
        }

        @Override
        Mono<Boolean> add(Row row) {
            return Mono.fromSupplier(() -> {
                boolean listed = rows.values().stream()
                        .anyMatch(each ->
                                each.branch().branch().equals(row.branch().branch()));
                return !listed && rows.put(row.branch().id(), row) == null;
            });
        }

        @Override
        Mono<Void> save(Row row) {
            return Mono.fromRunnable(() -> rows.put(row.branch().id(), row));
        }

        @Override
        Mono<Row> find(UUID id) {
            return Mono.fromSupplier(() -> rows.get(id));
        }

        @Override
        Mono<Row> lock(UUID id) {
            return find(id);
        }

        @Override
        Mono<Long> total() {
            return Mono.fromSupplier(() -> (long) rows.size());
        }
    }
}
