package io.guanhu.privacy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.request.Reference;
import io.guanhu.privacy.model.request.State;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestSummaryTests {

    private static final LocalDate DEADLINE = LocalDate.of(2026, 7, 6);

    private final UUID id = UUID.randomUUID();
    private final UUID customer = UUID.randomUUID();

    private RequestSummary summary(State state, LocalDate today) {
        var row = new ReadingStore.Row(id, customer, state, Set.of(Category.CONTACT), Memory.NOW, DEADLINE);
        return RequestSummary.of(row, today);
    }

    @Test
    void isAboutTheRequestOfTheRow() {
        assertThat(summary(State.SUBMITTED, DEADLINE))
                .isEqualTo(new RequestSummary(
                        id,
                        Reference.of(id),
                        customer,
                        State.SUBMITTED,
                        Set.of(Category.CONTACT),
                        Memory.NOW,
                        DEADLINE,
                        false));
    }

    @Test
    void isOverdueAfterItsDeadlineUntilItHasEnded() {
        assertThat(summary(State.EXECUTING, DEADLINE).overdue()).isFalse();
        assertThat(summary(State.EXECUTING, DEADLINE.plusDays(1)).overdue()).isTrue();
        assertThat(summary(State.REJECTED, DEADLINE.plusDays(1)).overdue()).isFalse();
    }
}
