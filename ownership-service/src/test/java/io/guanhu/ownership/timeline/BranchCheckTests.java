package io.guanhu.ownership.timeline;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static io.guanhu.ownership.model.Book.PUDONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.testing.Memory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class BranchCheckTests {

    private final Memory memory = new Memory("ownership-service");
    private final InMemoryTimeline book = new InMemoryTimeline(memory);
    private final BranchCheck check = book.branchCheck();

    @BeforeEach
    void thereAreBranches() {
        book.branch(CHAOYANG, true);
        book.branch(PUDONG, false);
    }

    private void refused(Mono<Void> check, String code) {
        ProblemException refusal = memory.refusal(check);

        assertThat(refusal.code()).isEqualTo("invalid-request");
        assertThat(refusal.fields()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("branch");
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    @Test
    void opensForNewThingsInAnOpenBranch() {
        assertThat(memory.run(check.requireOpen("branch", CHAOYANG))).isNull();
    }

    @Test
    void refusesNewThingsInABranchThatIsClosedOrUnknown() {
        refused(check.requireOpen("branch", PUDONG), "branch-closed");
        refused(check.requireOpen("branch", new Branch("BJ/CHAOYANG/999")), "branch-unknown");
        refused(check.requireOpen("branch", new Branch("BJ/CHAOYANG")), "branch-unknown");
    }

    @Test
    void searchesAClosedBranchAndEverythingAbove() {
        for (String path : new String[] {PUDONG.path(), "SH/PUDONG", "SH", CHAOYANG.path()}) {
            assertThat(memory.run(check.requireListed("branch", new Branch(path))))
                    .isNull();
        }
    }

    @Test
    void searchesNoBranchThatNeverWas() {
        refused(check.requireListed("branch", new Branch("SH/PUDONG/002")), "branch-unknown");
        refused(check.requireListed("branch", new Branch("GZ")), "branch-unknown");
    }
}
