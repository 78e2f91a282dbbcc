package io.guanhu.notification.sending;

import io.guanhu.notification.model.delivery.Standing;
import io.guanhu.notification.model.message.Channel;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification that only this process is sending now.
 *
 * @param attempt counted from 1; also distinguishes this claim from a later one
 * @param legal whether the law or the customer's security requires it
 * @param faults how many earlier attempts failed through the message's own fault
 * @param interrupted whether an earlier attempt ended without a result, because the process died
 */
record Claim(
        UUID id,
        UUID customerId,
        String template,
        Channel channel,
        String locale,
        Map<String, String> parameters,
        @Nullable String particulars,
        boolean legal,
        int attempt,
        int faults,
        @Nullable Instant expiresAt,
        boolean interrupted) {

    Standing standing() {
        return new Standing(attempt, faults, legal, expiresAt);
    }
}
