package io.guanhu.customer.people;

import java.time.Duration;
import org.springframework.dao.TransientDataAccessResourceException;
import reactor.util.retry.Retry;

/**
 * While a person was being hashed, the list got its first entry, or the first with a new cost or
 * secret, so it is unknown whether the person is on it. This happens a few times in the life of an
 * installation.
 */
public final class ListGrewException extends TransientDataAccessResourceException {

    /** Hashes again a few times, and then fails like an outage. */
    public static final Retry HASH_ANEW = Retry.backoff(2, Duration.ofMillis(20))
            .filter(ListGrewException.class::isInstance)
            .onRetryExhaustedThrow((_, last) -> last.failure());

    ListGrewException() {
        super("The suppression list has entries of a new kind");
    }
}
