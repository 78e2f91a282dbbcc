package io.guanhu.notification.parts;

import io.guanhu.notification.model.delivery.AcceptedPart;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part as it is stored.
 *
 * @param customerId the customer, whose erasure waits for this transaction or the other way round
 * @param content a keyed hash of destination and text
 * @param destinationEnd the last digits of the number
 */
record StoredPart(
        UUID notificationId,
        UUID customerId,
        AcceptedPart part,
        String content,
        @Nullable String destinationEnd,
        Instant acceptedAt) {}
