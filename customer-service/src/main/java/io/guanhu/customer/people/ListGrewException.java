package io.guanhu.customer.people;

import java.time.Duration;
import org.springframework.dao.TransientDataAccessResourceException;
import reactor.util.retry.Retry;

/**
 * While somebody was hashed, the list got its first entry, or its first by a new cost or secret: it
 * cannot be told whether they are on it. It happens a few times in a bank's life.
 */
public final class ListGrewException extends TransientDataAccessResourceException {

    /** Hashes anew, and then answers as an outage does. */
    public static final Retry HASH_ANEW = Retry.backoff(2, Duration.ofMillis(20))
            .filter(ListGrewException.class::isInstance)
            .onRetryExhaustedThrow((_, last) -> last.failure());

    ListGrewException() {
        super("The suppression list has entries of a new kind");
    }
}
