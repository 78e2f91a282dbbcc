package io.guanhu.ownership.manager;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static io.guanhu.ownership.model.Book.NOW;
import static io.guanhu.ownership.model.Book.PUDONG;
import static io.guanhu.ownership.model.Book.manager;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.timeline.InMemoryTimeline;
import io.guanhu.platform.contract.OwnershipEvents.ListedManager;
import io.guanhu.platform.contract.OwnershipEvents.ManagerState;
import io.guanhu.platform.contract.OwnershipEvents.ManagersListed;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ManagersTests {

    private static final Caller CALLER = Callers.staff("E5001", "BJ", Roles.OPERATIONS);
    private static final Branch CLOSED = new Branch("GZ/YUEXIU/001");

    private final Memory memory = new Memory("ownership-service");
    private final InMemoryTimeline book = new InMemoryTimeline(memory);
    private final InMemoryManagerStore store = new InMemoryManagerStore(memory);
    private final Managers managers =
            new Managers(store, book.branchCheck(), memory.acts(), memory.outbox(), memory.cursors(), memory.clock());

    ManagersTests() {
        memory.clock().set(NOW);
        book.branch(CHAOYANG, true);
        book.branch(PUDONG, true);
        book.branch(CLOSED, false);
    }

    @Test
    void keepsAndAnnouncesAManager() {
        put(manager("E1101"));
        put(new Manager("E1101", "Renamed", CHAOYANG, true, true));

        assertThat(memory.announced(ManagersListed.class))
                .containsExactly(
                        listed(new ListedManager("E1101", CHAOYANG.path(), ManagerState.ACTIVE, 1)),
                        listed(new ListedManager("E1101", CHAOYANG.path(), ManagerState.ACTIVE, 2)));
        assertThat(memory.entered()).containsExactly("manager.put ALLOWED", "manager.put ALLOWED");
    }

    @Test
    void refusesABranchThatIsUnknownOrClosed() {
        refused(new Manager("E1101", "New", new Branch("XX"), true, true), "invalid-request");
        refused(new Manager("E1101", "New", CLOSED, true, true), "invalid-request");
    }

    @Test
    void whoIsInAClosedBranchMayBeRenamedThereOrLeaveButNotComeBack() {
        put(manager("E1101"));
        book.branch(CHAOYANG, false);

        put(new Manager("E1101", "Renamed", CHAOYANG, true, true));
        put(new Manager("E1101", "Renamed", CHAOYANG, false, true));

        refused(manager("E1101"), "invalid-request");
    }

    @Test
    void whoHasCustomersNeitherLeavesNorMoves() {
        put(manager("E1101"));
        store.busy.add("E1101");

        refused(new Manager("E1101", "Leaving", CHAOYANG, false, true), "manager-has-customers");
        refused(new Manager("E1101", "Moving", PUDONG, true, true), "manager-has-customers");
        put(new Manager("E1101", "Renamed", CHAOYANG, true, true));
    }

    private void put(Manager manager) {
        memory.run(managers.put(manager, CALLER));
        assertThat(store.rows.get(manager.employeeId())).isNotNull().returns(manager, Row::manager);
    }

    private void refused(Manager manager, String code) {
        Map<String, Row> before = Map.copyOf(store.rows);
        int announced = memory.announced().size();

        ProblemException refusal = memory.refusal(managers.put(manager, CALLER));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(store.rows).isEqualTo(before);
        assertThat(memory.announced()).hasSize(announced);
        assertThat(memory.attempted()).containsExactly("manager.put");
    }

    private static ManagersListed listed(ListedManager manager) {
        return new ManagersListed(List.of(manager), 1, NOW);
    }

    private record Row(Manager manager, long version) {}

    private static final class InMemoryManagerStore extends ManagerStore {

        private final Map<String, Row> rows;

        /** Who has customers. */
        private final Set<String> busy = new HashSet<>();

        InMemoryManagerStore(Memory memory) {
            super(Memory.noDatabase());
            rows = memory.rows();
        }

        @Override
        Mono<Long> put(Manager manager, Instant at) {
            return Mono.fromSupplier(() -> rows.merge(
                            manager.employeeId(),
                            new Row(manager, 1),
                            (before, next) -> new Row(next.manager(), before.version() + 1))
                    .version());
        }

        @Override
        Mono<Manager> lock(String employeeId) {
            return Mono.fromSupplier(() -> rows.get(employeeId)).map(Row::manager);
        }

        @Override
        Mono<Long> total() {
            return Mono.fromSupplier(() -> (long) rows.size());
        }

        @Override
        Mono<Boolean> hasCustomersThatForbid(Manager manager, Instant at) {
            return Mono.fromSupplier(() -> {
                Row kept = rows.get(manager.employeeId());
                return kept != null
                        && busy.contains(manager.employeeId())
                        && (!manager.active() || !kept.manager().branch().equals(manager.branch()));
            });
        }
    }
}
