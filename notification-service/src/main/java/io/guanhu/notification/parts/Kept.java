package io.guanhu.notification.parts;

import io.guanhu.notification.model.delivery.TakenPart;
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
record Kept(
        UUID notificationId,
        UUID customerId,
        TakenPart part,
        String content,
        @Nullable String destinationEnd,
        Instant acceptedAt) {}
