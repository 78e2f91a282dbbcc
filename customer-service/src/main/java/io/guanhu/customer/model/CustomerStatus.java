package io.guanhu.customer.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether the customer's relationship with the bank continues. */
public enum CustomerStatus {
    ACTIVE,
    CLOSED;

    /** CLOSED exactly if the relationship has ended. */
    public static CustomerStatus of(@Nullable LocalDate relationshipEndedOn) {
        return relationshipEndedOn == null ? ACTIVE : CLOSED;
    }
}
