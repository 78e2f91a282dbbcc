package io.guanhu.platform.inbox;

import io.guanhu.platform.client.ServiceUnavailableException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells trouble with our database, or with another service, from trouble with a message: only the
 * latter is a reason to park it.
 */
final class Outage {

    /**
     * Classes of SQLSTATE (PostgreSQL, appendix A): connection exception, insufficient resources,
     * operator intervention, system error.
     */
    private static final Set<String> STATES = Set.of("08", "53", "57", "58");

    private Outage() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof ServiceUnavailableException
                    || (cause instanceof R2dbcException error && is(error))) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(R2dbcException error) {
        String state = error.getSqlState();
        return error instanceof R2dbcTransientResourceException
                || error instanceof R2dbcNonTransientResourceException
                || (state != null && state.length() == 5 && STATES.contains(state.substring(0, 2)));
    }
}
