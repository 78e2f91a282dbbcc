package io.guanhu.privacy.reading;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.request.Reference;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** A line of the list of requests. */
record RequestSummary(
        UUID id,
        String reference,
        UUID customerId,
        State state,
        Set<Category> scope,
        Instant createdAt,
        LocalDate deadline,
        boolean overdue) {

    static RequestSummary of(ReadingStore.Row row, LocalDate today) {
        return new RequestSummary(
                row.id(),
                Reference.of(row.id()),
                row.customerId(),
                row.state(),
                row.scope(),
                row.filedAt(),
                row.deadline(),
                !row.state().ended() && row.deadline().isBefore(today));
    }
}
