package io.guanhu.ownership.model.branch;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static io.guanhu.ownership.model.Book.accepted;
import static io.guanhu.ownership.model.Book.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.Refusal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedBranchTests {

    private static final UUID ID = new UUID(7, 8);

    private static ListedBranch branch(boolean open, long version) {
        return new ListedBranch(ID, CHAOYANG, "朝阳支行", "Chaoyang branch", open, version);
    }

    @Test
    void isRenamedWhileItIsOpen() {
        assertThat(accepted(branch(true, 3).rename("朝阳门支行", "Chaoyangmen branch")))
                .isEqualTo(new ListedBranch(ID, CHAOYANG, "朝阳门支行", "Chaoyangmen branch", true, 4));
        assertThat(refusal(branch(false, 3).rename("朝阳门支行", "Chaoyangmen branch")))
                .isEqualTo(Refusal.BRANCH_CLOSED);
    }

    @Test
    void isClosedOnce() {
        assertThat(accepted(branch(true, 3).close())).isEqualTo(branch(false, 4));
        assertThat(refusal(branch(false, 4).close())).isEqualTo(Refusal.BRANCH_CLOSED);
    }

    @Test
    void isReopenedOnlyAfterItWasClosed() {
        assertThat(accepted(branch(false, 4).reopen())).isEqualTo(branch(true, 5));
        assertThat(refusal(branch(true, 5).reopen())).isEqualTo(Refusal.BRANCH_OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "朝阳支行, ''",
        "'', required",
        "' ', required",
        "'Chaoyang\u0000', malformed",
        "'Chaoyang\tbranch', malformed"
    })
    void tellsWhatIsWrongWithAName(String name, String flaw) {
        assertThat(ListedBranch.flawOf(name)).isEqualTo(flaw);
    }

    /** An ideograph beyond the basic plane is one character, as a reader counts. */
    @Test
    void hasANameOfAtMostAHundredCharacters() {
        assertThat(ListedBranch.flawOf("𠮷".repeat(100))).isEmpty();
        assertThat(ListedBranch.flawOf("𠮷".repeat(101))).isEqualTo("too-long");
    }
}
