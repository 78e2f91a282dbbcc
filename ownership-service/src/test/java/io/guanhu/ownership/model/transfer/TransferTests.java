package io.guanhu.ownership.model.transfer;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static io.guanhu.ownership.model.Book.NOW;
import static io.guanhu.ownership.model.Book.PUDONG;
import static io.guanhu.ownership.model.Book.TOMORROW;
import static io.guanhu.ownership.model.Book.YESTERDAY;
import static io.guanhu.ownership.model.Book.accepted;
import static io.guanhu.ownership.model.Book.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.Book;
import io.guanhu.ownership.model.Refusal;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Lead;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferTests {

    /** One side cannot give or take without the other. */
    @ParameterizedTest
    @CsvSource({"E1190, BJ/CHAOYANG, E2190, SH", "E2190, SH/PUDONG, E1191, BJ"})
    void isCompletedByALeadOfEachSide(String one, String first, String other, String second) {
        var half = accepted(agreed(null).approve(lead(one, first), NOW));

        assertThat(half).isInstanceOf(Transfer.Agreed.class);
        Transfer.Agreed waiting = (Transfer.Agreed) half;
        assertThat(waiting.missing()).hasSize(1);
        assertThat(refusal(waiting.approve(lead(one, first), NOW))).isEqualTo(Refusal.ALREADY_APPROVED);
        var approved = accepted(waiting.approve(lead(other, second), NOW));
        assertThat(((Transfer.Approved) approved).atInstant(NOW)).isInstanceOf(Transfer.Completed.class);
    }

    @Test
    void withinABranchOneLeadIsEnoughUnlessTheyProposed() {
        var item = new Transfer.Item(Book.CUSTOMER, "E1101", CHAOYANG);
        var terms = new Transfer.Terms(new UUID(7, 6), "E1190", "E1102", CHAOYANG, List.of(item), null);
        Lead proposer = lead("E1190", "BJ/CHAOYANG");
        var agreed = new Transfer.Agreed(terms, List.of(proposer));

        assertThat(agreed.missing()).containsExactly(CHAOYANG);
        assertThat(refusal(agreed.approve(proposer, NOW))).isEqualTo(Refusal.SAME_PERSON);
        assertThat(accepted(agreed.approve(lead("E1191", "BJ"), NOW))).isInstanceOf(Transfer.Approved.class);
    }

    @Test
    void whoProposesAsALeadSpeaksForTheirSide() {
        var item = new Transfer.Item(Book.CUSTOMER, "E1101", CHAOYANG);
        var terms = new Transfer.Terms(new UUID(7, 6), "E1190", "E2101", PUDONG, List.of(item), null);
        var agreed = new Transfer.Agreed(terms, List.of(lead("E1190", "BJ")));

        assertThat(accepted(agreed.approve(lead("E2190", "SH"), NOW))).isInstanceOf(Transfer.Approved.class);
    }

    /** The only customer of a branch that had yet to approve was erased. */
    @Test
    void theSameLeadCanCompleteItWhenNoBranchIsMissing() {
        var item = new Transfer.Item(Book.CUSTOMER, "E1101", PUDONG);
        var other = new Transfer.Item(new UUID(1, 2), "E1102", CHAOYANG);
        var terms = new Transfer.Terms(new UUID(7, 6), "E1101", "E2101", PUDONG, List.of(item, other), null);
        Lead lead = lead("E2190", "SH");
        var half = (Transfer.Agreed) accepted(new Transfer.Agreed(terms, List.of()).approve(lead, NOW));
        assertThat(half.missing()).containsExactly(CHAOYANG);

        var left = (Transfer.Agreed) half.withoutErased(new UUID(1, 2));
        assertThat(left.missing()).isEmpty();
        assertThat(accepted(left.approve(lead, NOW))).isInstanceOf(Transfer.Approved.class);
    }

    @Test
    void waitsForItsInstant() {
        var approved = (Transfer.Approved) accepted(halfAgreed(TOMORROW).approve(lead("E2190", "SH"), NOW));

        assertThat(approved.atInstant(NOW)).isEqualTo(approved);
        assertThat(approved.atInstant(TOMORROW)).isInstanceOf(Transfer.Completed.class);
    }

    @Test
    void anInstantThatPassedWhilePeopleDecidedMeansNow() {
        var approved = (Transfer.Approved) accepted(halfAgreed(YESTERDAY).approve(lead("E2190", "SH"), NOW));

        assertThat(approved.from()).isEqualTo(NOW);
    }

    @ParameterizedTest(name = "a lead {0} of {1}: {2}")
    @CsvSource({
        "E1101, BJ, SAME_PERSON",
        "E2101, SH, SAME_PERSON",
        "E3190, GZ, OUTSIDE_YOUR_BRANCH",
        "E1190, BJ/CHAOYANG/002, OUTSIDE_YOUR_BRANCH"
    })
    void refusesTheApprovalOf(String employee, String branch, Refusal reason) {
        assertThat(refusal(agreed(null).approve(lead(employee, branch), NOW))).isEqualTo(reason);
        assertThat(refusal(agreed(null).decline(lead(employee, branch)))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"E1190, BJ/CHAOYANG", "E1191, BJ/CHAOYANG/001", "E2190, SH"})
    void aLeadOfEitherSideApproves(String employee, String branch) {
        assertThat(accepted(agreed(null).approve(lead(employee, branch), NOW)).open())
                .isTrue();
    }

    @Test
    void onlyTheReceiverAcceptsOrRefuses() {
        var proposed = new Transfer.Proposed(terms(null));

        assertThat(accepted(proposed.accept("E2101")).state()).isEqualTo(Transfer.State.ACCEPTED);
        assertThat(accepted(proposed.decline("E2101")).state()).isEqualTo(Transfer.State.DECLINED);
        assertThat(refusal(proposed.accept("E1101"))).isEqualTo(Refusal.ONLY_RECEIVER_ACCEPTS);
        assertThat(refusal(proposed.decline("E9999"))).isEqualTo(Refusal.ONLY_RECEIVER_ACCEPTS);
    }

    @Test
    void whoProposesToReceiveTheCustomersThemselfCannotAccept() {
        var item = new Transfer.Item(Book.CUSTOMER, "E1101", CHAOYANG);
        var proposed = new Transfer.Proposed(
                new Transfer.Terms(new UUID(7, 6), "E2101", "E2101", PUDONG, List.of(item), null));

        assertThat(refusal(proposed.accept("E2101"))).isEqualTo(Refusal.SAME_PERSON);
        assertThat(accepted(proposed.withdraw("E2101")).state()).isEqualTo(Transfer.State.WITHDRAWN);
    }

    @Test
    void onlyTheProposerWithdraws() {
        assertThat(Refusal.ONLY_PROPOSER_WITHDRAWS.code()).isEqualTo("only-proposer-withdraws");
        assertThat(accepted(new Transfer.Proposed(terms(null)).withdraw("E1101"))
                        .open())
                .isFalse();
        assertThat(accepted(agreed(null).withdraw("E1101")).state()).isEqualTo(Transfer.State.WITHDRAWN);
        assertThat(refusal(agreed(null).withdraw("E2101"))).isEqualTo(Refusal.ONLY_PROPOSER_WITHDRAWS);
    }

    @Test
    void lapsesWhenItsLastCustomerIsErasedBeforeItIsDecided() {
        for (Transfer undecided : List.of(new Transfer.Proposed(terms(null)), agreed(null))) {
            Transfer left = undecided.withoutErased(Book.CUSTOMER);

            assertThat(undecided.open()).isTrue();
            assertThat(left.state()).isEqualTo(Transfer.State.LAPSED);
            assertThat(left.open()).isFalse();
            assertThat(left.terms().remaining()).isEmpty();
        }
    }

    @Test
    void waitsOnAsLongAsACustomerIsLeft() {
        var proposed = new Transfer.Proposed(terms(null));

        assertThat(proposed.withoutErased(new UUID(1, 2))).isEqualTo(proposed);
        assertThat(proposed.state()).isEqualTo(Transfer.State.PROPOSED);
    }

    /** Responsibility for data that the law keeps must not be in doubt. */
    @Test
    void whatIsDecidedGoesOnWhateverIsErased() {
        var approved = new Transfer.Approved(terms(null), "E2190", NOW);
        var completed = new Transfer.Completed(terms(null), "E2190");

        assertThat(approved.withoutErased(Book.CUSTOMER)).isSameAs(approved);
        assertThat(approved.state()).isEqualTo(Transfer.State.APPROVED);
        assertThat(approved.open()).isTrue();
        assertThat(completed.withoutErased(Book.CUSTOMER)).isSameAs(completed);
        assertThat(completed.state()).isEqualTo(Transfer.State.COMPLETED);
    }

    @ParameterizedTest
    @CsvSource({"E1190, true", "E2101, true", "E1101, true", "E1102, false", "E2190, false"})
    void involvesWhoProposesReceivesOrGives(String employee, boolean involved) {
        var item = new Transfer.Item(Book.CUSTOMER, "E1101", CHAOYANG);
        var terms = new Transfer.Terms(new UUID(7, 6), "E1190", "E2101", PUDONG, List.of(item), null);

        assertThat(terms.involves(employee)).isEqualTo(involved);
    }

    private static Transfer.Agreed agreed(@Nullable Instant from) {
        return new Transfer.Agreed(terms(from), List.of());
    }

    private static Transfer.Agreed halfAgreed(@Nullable Instant from) {
        return new Transfer.Agreed(terms(from), List.of(lead("E1190", "BJ")));
    }

    private static Transfer.Terms terms(@Nullable Instant from) {
        var item = new Transfer.Item(Book.CUSTOMER, "E1101", CHAOYANG);
        return new Transfer.Terms(new UUID(7, 6), "E1101", "E2101", PUDONG, List.of(item), from);
    }

    private static Lead lead(String employee, String branch) {
        return new Lead(employee, new Branch(branch));
    }
}
