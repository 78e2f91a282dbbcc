package io.guanhu.ownership.assignment;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static io.guanhu.ownership.model.Book.NOW;
import static io.guanhu.ownership.model.Book.PUDONG;
import static io.guanhu.ownership.model.Book.YESTERDAY;
import static io.guanhu.ownership.model.Book.manager;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.stewardship.Assignment;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.timeline.InMemoryTimeline;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class AssignmentQueriesTests {

    private static final Caller OWNER = Callers.manager("E1101", CHAOYANG.path());
    private static final Caller COLLEAGUE = Callers.manager("E1102", CHAOYANG.path());
    private static final Caller LEAD = Callers.lead("E1190", "BJ");
    private static final Caller OTHER_LEAD = Callers.lead("E2190", PUDONG.path());
    private static final Caller AUDITOR = Callers.staff("E9201", "SH", Roles.AUDITOR);
    private static final PageRequest PAGE = new PageRequest(10, null, "assignments");

    private final Memory memory = new Memory("ownership-service");
    private final InMemoryTimeline book = new InMemoryTimeline(memory);
    private final InMemoryAssignmentStore store = new InMemoryAssignmentStore();
    private final AssignmentQueries queries =
            new AssignmentQueries(book.timeline(), store, memory.acts(), memory.cursors(), memory.clock());

    @BeforeEach
    void thereAreManagers() {
        memory.clock().set(NOW);
        List.of("E1101", "E1102", "E2101").forEach(id -> book.manager(manager(id)));
    }

    private Assignment owned(UUID customer, String manager, Instant from) {
        return store.with(book.assigned(customer, Role.PRIMARY, manager, from));
    }

    private List<Assignment> ofCustomer(UUID customer, @Nullable Instant asOf, Caller caller) {
        return memory.get(queries.ofCustomer(customer, asOf, caller));
    }

    private void hidden(UUID customer, Caller caller) {
        assertThat(memory.refusal(queries.ofCustomer(customer, null, caller)).code())
                .isEqualTo("customer-not-found");
        assertThat(memory.attempted()).containsExactly("assignment.read");
    }

    @Test
    void showsWhoLooksAfterACustomerToThoseWhoReachThem() {
        UUID customer = book.customer();
        Assignment owner = owned(customer, "E1101", YESTERDAY);

        for (Caller caller : List.of(OWNER, LEAD, AUDITOR)) {
            assertThat(ofCustomer(customer, null, caller)).containsExactly(owner);
        }
    }

    @Test
    void hidesACustomerFromEverybodyElse() {
        UUID customer = book.customer();
        owned(customer, "E1101", YESTERDAY);

        hidden(customer, COLLEAGUE);
        hidden(customer, OTHER_LEAD);
        hidden(UUID.randomUUID(), AUDITOR);
    }

    @Test
    void showsWhoLookedAfterACustomerBefore() {
        UUID customer = book.customer();
        Assignment before = store.with(book.assigned(customer, Role.PRIMARY, "E2101", YESTERDAY.minusSeconds(60)));
        book.erase(before);
        store.ended(before, YESTERDAY);
        Assignment owner = owned(customer, "E1101", YESTERDAY);

        assertThat(ofCustomer(customer, null, OWNER)).containsExactly(owner);
        assertThat(ofCustomer(customer, YESTERDAY.minusSeconds(1), OWNER))
                .extracting(Assignment::managerId)
                .containsExactly("E2101");
        assertThat(ofCustomer(customer, YESTERDAY.minusSeconds(61), OWNER)).isEmpty();
    }

    /** Today's reach counts. */
    @Test
    void hidesThePastFromAFormerOwner() {
        UUID customer = book.customer();
        Assignment before = store.with(book.assigned(customer, Role.PRIMARY, "E2101", YESTERDAY.minusSeconds(60)));
        book.erase(before);
        owned(customer, "E1101", YESTERDAY);

        assertThat(memory.refusal(queries.ofCustomer(
                                customer, YESTERDAY.minusSeconds(1), Callers.manager("E2101", PUDONG.path())))
                        .code())
                .isEqualTo("customer-not-found");
    }

    private Page<Assignment> ofManager(String manager, @Nullable Instant asOf, PageRequest page, Caller caller) {
        return memory.get(queries.ofManager(manager, asOf, page, caller));
    }

    @Test
    void showsABookToItsManagerAndTheirLeads() {
        Assignment assignment = owned(book.customer(), "E1101", YESTERDAY);
        owned(book.customer(), "E1102", YESTERDAY);

        for (Caller caller : List.of(OWNER, LEAD, AUDITOR)) {
            assertThat(ofManager("E1101", null, PAGE, caller).items()).containsExactly(assignment);
        }
        assertThat(ofManager("E1101", YESTERDAY.minusSeconds(1), PAGE, OWNER).items())
                .isEmpty();
    }

    @Test
    void hidesOtherBooksAndThoseOfNobody() {
        for (Caller caller : List.of(COLLEAGUE, OTHER_LEAD)) {
            assertThat(memory.refusal(queries.ofManager("E1101", null, PAGE, caller))
                            .code())
                    .isEqualTo("manager-not-found");
        }
        assertThat(memory.refusal(queries.ofManager("E9999", null, PAGE, AUDITOR))
                        .code())
                .isEqualTo("manager-not-found");
        assertThat(memory.refusal(queries.ofManager("no id", null, PAGE, AUDITOR))
                        .code())
                .isEqualTo("manager-not-found");
    }

    @Test
    void goesThroughABookPageByPage() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(owned(book.customer(), "E1101", YESTERDAY).id());
        }
        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<Assignment> page = ofManager("E1101", null, new PageRequest(2, cursor, "assignments"), OWNER);
            assertThat(page.items()).hasSizeBetween(1, 2);
            page.items().forEach(each -> seen.add(each.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    private static final class InMemoryAssignmentStore extends AssignmentStore {

        private final List<Assignment> rows = new ArrayList<>();

        InMemoryAssignmentStore() {
            super(Memory.noDatabase());
        }

        Assignment with(Assignment assignment) {
            rows.add(assignment);
            return assignment;
        }

        void ended(Assignment assignment, Instant at) {
            rows.remove(assignment);
            rows.add(assignment.endedAt(at));
        }

        @Override
        Flux<Assignment> ofCustomer(UUID customerId, Instant at) {
            return Flux.fromIterable(rows)
                    .filter(each ->
                            each.customerId().equals(customerId) && each.valid().contains(at));
        }

        @Override
        Flux<Assignment> ofManager(String managerId, Instant at, @Nullable UUID after, int limit) {
            return Flux.fromIterable(rows)
                    .filter(each ->
                            each.managerId().equals(managerId) && each.valid().contains(at))
                    .sort((one, other) ->
                            one.id().toString().compareTo(other.id().toString()))
                    .filter(each -> after == null || each.id().toString().compareTo(after.toString()) > 0)
                    .take(limit);
        }
    }
}
