package io.guanhu.customer.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether the bank's relationship with a customer goes on. */
public enum CustomerStatus {
    ACTIVE,
    CLOSED;

    /** CLOSED exactly when the relationship has an end. */
    public static CustomerStatus of(@Nullable LocalDate relationshipEndedOn) {
        return relationshipEndedOn == null ? ACTIVE : CLOSED;
    }
}
