package io.guanhu.ownership.model.stewardship;

import static io.guanhu.ownership.model.Book.NEXT_ID;
import static io.guanhu.ownership.model.Book.NOW;
import static io.guanhu.ownership.model.Book.TOMORROW;
import static io.guanhu.ownership.model.Book.YESTERDAY;
import static io.guanhu.ownership.model.Book.accepted;
import static io.guanhu.ownership.model.Book.assistant;
import static io.guanhu.ownership.model.Book.customerInPool;
import static io.guanhu.ownership.model.Book.customerOf;
import static io.guanhu.ownership.model.Book.manager;
import static io.guanhu.ownership.model.Book.owner;
import static io.guanhu.ownership.model.Book.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.ownership.model.Book;
import io.guanhu.ownership.model.Decision;
import io.guanhu.ownership.model.Refusal;
import io.guanhu.ownership.model.branch.Manager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StewardshipTests {

    @Test
    void endsTheOwnerAtTheInstantTheNextBegins() {
        var customer = customerOf(owner("E1101", Period.from(YESTERDAY)));

        var change = accepted(primary(customer, "E1102", TOMORROW));

        assertThat(change.ended()).isNotNull();
        assertThat(change.ended().valid()).isEqualTo(new Period(YESTERDAY, TOMORROW));
        assertThat(change.started().valid()).isEqualTo(Period.from(TOMORROW));
        assertThat(change.started().managerId()).isEqualTo("E1102");
    }

    @Test
    void takesTheCustomerOutOfItsPool() {
        var change = accepted(primary(customerInPool(), "E1101", NOW));

        assertThat(change.ended()).isNull();
        assertThat(change.left()).isNotNull();
        assertThat(change.left().valid()).isEqualTo(new Period(YESTERDAY, NOW));
    }

    @Test
    void anAssistantLeavesTheOwnerInPlace() {
        var customer = customerOf(owner("E1101", Period.from(YESTERDAY)));

        var change = accepted(customer.assign(NEXT_ID, Role.ASSISTANT, manager("E1102"), NOW, NOW));

        assertThat(change.ended()).isNull();
        assertThat(change.started().role()).isEqualTo(Role.ASSISTANT);
    }

    static Stream<Arguments> refused() {
        var owned = customerOf(owner("E1101", Period.from(YESTERDAY)));
        var scheduled =
                customerOf(owner("E1101", new Period(YESTERDAY, TOMORROW)), owner("E1102", Period.from(TOMORROW)));
        var assisted = customerOf(owner("E1101", Period.from(YESTERDAY)), assistant("E1102"));
        return Stream.of(
                Arguments.of("the owner again", primary(owned, "E1101", NOW), Refusal.ALREADY_ASSIGNED),
                Arguments.of(
                        "before an assignment that begins later",
                        primary(scheduled, "E1103", NOW),
                        Refusal.ASSIGNMENT_SCHEDULED),
                Arguments.of(
                        "at the instant at which another begins",
                        primary(scheduled, "E1103", TOMORROW),
                        Refusal.ASSIGNMENT_SCHEDULED),
                Arguments.of("in the past", primary(owned, "E1102", YESTERDAY), Refusal.BEGINS_IN_THE_PAST),
                Arguments.of(
                        "a slip of the pen by a century",
                        primary(owned, "E1102", NOW.plus(Duration.ofDays(36_500))),
                        Refusal.BEGINS_TOO_LATE),
                Arguments.of(
                        "a moment after the farthest day that anybody plans",
                        primary(owned, "E1102", NOW.plus(Duration.ofDays(366)).plusMillis(1)),
                        Refusal.BEGINS_TOO_LATE),
                Arguments.of(
                        "a customer who enters a pool later",
                        primary(poolFrom(TOMORROW), "E1102", NOW),
                        Refusal.ASSIGNMENT_SCHEDULED),
                Arguments.of(
                        "a manager who left",
                        owned.assign(
                                NEXT_ID,
                                Role.PRIMARY,
                                new Manager("E1105", "Left", Book.CHAOYANG, false, true),
                                NOW,
                                NOW),
                        Refusal.MANAGER_INACTIVE),
                Arguments.of(
                        "a manager of a closed branch",
                        owned.assign(
                                NEXT_ID,
                                Role.PRIMARY,
                                new Manager("E1105", "Stays", Book.CHAOYANG, true, false),
                                NOW,
                                NOW),
                        Refusal.BRANCH_CLOSED),
                Arguments.of(
                        "an assistant twice",
                        assisted.assign(NEXT_ID, Role.ASSISTANT, manager("E1102"), NOW, NOW),
                        Refusal.ALREADY_ASSIGNED),
                Arguments.of(
                        "the owner as assistant",
                        owned.assign(NEXT_ID, Role.ASSISTANT, manager("E1101"), NOW, NOW),
                        Refusal.ALREADY_ASSIGNED),
                Arguments.of(
                        "as assistant who becomes the owner later",
                        scheduled.assign(NEXT_ID, Role.ASSISTANT, manager("E1102"), NOW, NOW),
                        Refusal.ALREADY_ASSIGNED));
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("refused")
    void refuses(String what, Decision<OwnerChange> decision, Refusal reason) {
        assertThat(refusal(decision)).as(what).isEqualTo(reason);
    }

    @Test
    void beginsOnTheFarthestDayThatAnybodyPlans() {
        Instant farthest = NOW.plus(Duration.ofDays(366));

        assertThat(accepted(primary(customerInPool(), "E1101", farthest))
                        .started()
                        .valid())
                .isEqualTo(Period.from(farthest));
    }

    /** Neither former owners nor assistants are in the way. */
    @Test
    void whoLookedAfterTheCustomerOnceMayAssist() {
        var customer = customerOf(owner("E1101", new Period(YESTERDAY, NOW)), owner("E1102", Period.from(NOW)));

        assertThat(accepted(customer.assign(NEXT_ID, Role.ASSISTANT, manager("E1101"), NOW, NOW))
                        .started()
                        .managerId())
                .isEqualTo("E1101");
    }

    @Test
    void theOwnerIsTheOneAtThatInstant() {
        var customer =
                customerOf(owner("E1101", new Period(YESTERDAY, NOW)), owner("E1102", new Period(NOW, TOMORROW)));

        assertThat(customer.ownerAt(YESTERDAY).map(Assignment::managerId)).contains("E1101");
        assertThat(customer.ownerAt(NOW).map(Assignment::managerId)).contains("E1102");
        assertThat(customer.ownerAt(TOMORROW)).isEmpty();
        assertThat(customerOf(assistant("E1101")).ownerAt(NOW)).isEmpty();
    }

    @Test
    void isInAPoolFromTheInstantAtWhichItEnters() {
        assertThat(poolFrom(TOMORROW).stayAt(NOW)).isEmpty();
        assertThat(poolFrom(TOMORROW).stayAt(TOMORROW)).isPresent();
    }

    @Test
    void aPeriodEndsAfterItBegins() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(NOW, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(NOW, YESTERDAY));
    }

    @Test
    void theBranchThatAnswersIsTheOwnersOrThatOfThePool() {
        assertThat(customerOf(owner("E3101", Period.from(YESTERDAY))).branchAt(NOW))
                .contains(Book.PUDONG);
        assertThat(customerInPool().branchAt(NOW)).contains(Book.CHAOYANG);
        assertThat(customerOf().branchAt(NOW)).isEmpty();
    }

    private static Stewardship poolFrom(Instant from) {
        var stay = new PoolStay(new UUID(7, 4), Book.CUSTOMER, new UUID(7, 5), Book.CHAOYANG, Period.from(from));
        return new Stewardship(Book.CUSTOMER, List.of(), List.of(stay));
    }

    private static Decision<OwnerChange> primary(Stewardship customer, String to, Instant from) {
        return customer.assign(NEXT_ID, Role.PRIMARY, manager(to), from, NOW);
    }
}
