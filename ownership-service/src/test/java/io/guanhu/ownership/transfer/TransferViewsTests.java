package io.guanhu.ownership.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferViewsTests {

    private final TransferDesk desk = new TransferDesk();

    @ParameterizedTest
    @CsvSource({
        "E1101, BJ/CHAOYANG/001, relationship-manager",
        "E2101, SH/PUDONG/001, relationship-manager",
        "E1190, BJ, team-lead",
        "E2190, SH/PUDONG, team-lead",
        "E5001, BJ, compliance-officer"
    })
    void isShownToWhoTakesPartOrAnswersForASide(String employee, String branch, String role) {
        UUID id = desk.proposed(null);

        assertThat(desk.memory.get(desk.views.show(id, Callers.staff(employee, branch, role))))
                .returns(id, TransferController.Shown::id);
    }

    @ParameterizedTest
    @CsvSource({
        "E1102, BJ/CHAOYANG/001, relationship-manager",
        "E3190, GZ, team-lead",
        "E1191, BJ/CHAOYANG/002, team-lead"
    })
    void doesNotExistForOthersAndWhoAsksIsRecorded(String employee, String branch, String role) {
        UUID id = desk.proposed(null);

        var refusal = desk.memory.refusal(desk.views.show(id, Callers.staff(employee, branch, role)));

        assertThat(refusal.code()).isEqualTo("transfer-not-found");
        assertThat(desk.memory.attempted()).containsExactly("transfer.read");
    }

    @Test
    void tellsWhoHasApprovedAndWhoIsWaitedFor() {
        UUID id = desk.accepted(null);
        desk.memory.run(desk.transfers.approve(id, TransferDesk.GIVING_LEAD));

        var shown = desk.memory.get(desk.views.show(id, TransferDesk.GIVER));

        assertThat(shown.approvals()).containsExactly(new TransferController.Approval("E1190", "BJ/CHAOYANG"));
        assertThat(shown.awaiting()).containsExactly("SH/PUDONG/001");
    }

    @Test
    void showsTheWordsUntilTheirKeyIsDestroyed() {
        var words = new Transfers.Proposal(List.of(desk.customer), "E2101", ReasonCode.OTHER, "asked for it", null);
        UUID id = desk.memory
                .get(desk.transfers.propose(words, TransferDesk.GIVER))
                .terms()
                .id();
        var auditor = Callers.staff("E5002", "BJ", Roles.AUDITOR);

        assertThat(desk.memory.get(desk.views.show(id, auditor)).reason().text())
                .isEqualTo("asked for it");

        desk.memory.get(desk.memory.keyring().destroy(desk.customer, Set.of(DataCategory.INTERACTION)));
        assertThat(desk.memory.get(desk.views.show(id, auditor)).reason().text())
                .isNull();
    }

    @Test
    void hidesTheWordsOfACustomerWhoseWordsAreRestricted() {
        var words = new Transfers.Proposal(List.of(desk.customer), "E2101", ReasonCode.OTHER, "asked for it", null);
        UUID id = desk.memory
                .get(desk.transfers.propose(words, TransferDesk.GIVER))
                .terms()
                .id();
        desk.book.restrictFreeTexts(desk.customer);

        assertThat(desk.memory
                        .get(desk.views.show(id, TransferDesk.GIVER))
                        .reason()
                        .text())
                .isNull();
    }
}
