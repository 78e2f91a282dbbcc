package io.guanhu.customer.model;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer without personal data.
 *
 * @param branch the path of the customer's branch
 * @param relationshipEndedOn present exactly if the status is CLOSED
 * @param version raised by every change; the strong ETag
 */
public record Customer(
        UUID id,
        String branch,
        CustomerStatus status,
        @Nullable LocalDate relationshipEndedOn,
        long version) {}
