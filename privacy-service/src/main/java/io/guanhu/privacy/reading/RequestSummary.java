package io.guanhu.privacy.reading;

import io.guanhu.privacy.model.Category;
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
        boolean overdue) {}
