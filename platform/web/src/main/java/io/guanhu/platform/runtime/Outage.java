package io.guanhu.platform.runtime;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes temporary trouble, which passes without intervention, from a fault in the work itself. Only
 * the latter is a reason to give up a message.
 *
 * <p>Classes, including their subclasses, are identified by name, because no service has all of
 * them on its class path.
 */
public final class Outage {

    private static final int DEPTH = 16;

    /** Our database does not answer, or something exceeds its time limit. */
    private static final Set<String> OURS = Set.of(
            "java.util.concurrent.TimeoutException",
            "java.util.concurrent.RejectedExecutionException",
            "java.lang.InterruptedException",
            "io.r2dbc.spi.R2dbcTransientException",
            "io.r2dbc.spi.R2dbcNonTransientResourceException",
            "reactor.pool.PoolAcquirePendingLimitException",
            "reactor.pool.PoolShutdownException",
            "org.springframework.dao.DataAccessResourceFailureException",
            "org.springframework.dao.PessimisticLockingFailureException",
            "org.springframework.dao.QueryTimeoutException",
            "org.springframework.dao.RecoverableDataAccessException",
            "org.springframework.dao.TransientDataAccessResourceException",
            "org.springframework.transaction.CannotCreateTransactionException",
            "org.springframework.transaction.TransactionTimedOutException",
            "java.sql.SQLTransientException",
            "java.sql.SQLRecoverableException",
            "java.sql.SQLNonTransientConnectionException");

    /** Another service, the broker or the network. */
    private static final Set<String> OF_OTHERS = Set.of(
            "io.guanhu.platform.client.ServiceUnavailableException",
            "io.github.resilience4j.bulkhead.BulkheadFullException",
            "io.github.resilience4j.circuitbreaker.CallNotPermittedException",
            "io.github.resilience4j.ratelimiter.RequestNotPermitted",
            "io.netty.channel.unix.Errors$NativeIoException",
            "io.netty.handler.timeout.TimeoutException",
            "java.net.SocketException",
            "java.net.SocketTimeoutException",
            "java.net.UnknownHostException",
            "java.net.http.HttpTimeoutException",
            "java.nio.channels.ClosedChannelException",
            "org.apache.kafka.common.errors.RetriableException",
            "org.springframework.web.reactive.function.client.WebClientRequestException",
            "reactor.netty.http.client.PrematureCloseException",
            "reactor.netty.channel.AbortedException");

    /**
     * Classes of SQLSTATE (PostgreSQL, appendix A): connection exception, transaction rollback
     * (deadlock, serialization failure), insufficient resources, operator intervention (a cancelled
     * statement among them), system error.
     */
    private static final Set<String> STATE_CLASSES = Set.of("08", "40", "53", "57", "58");

    /** Lock not available; idle-in-transaction and transaction timeout. */
    private static final Set<String> STATES = Set.of("55P03", "25P03", "25P04");

    private Outage() {}

    /** Whether it passes without intervention. */
    public static boolean is(Throwable failure) {
        return found(failure, OURS) || found(failure, OF_OTHERS);
    }

    /** Whether it is our own database, or one of our own time limits. */
    public static boolean isOurs(Throwable failure) {
        return found(failure, OURS) && !found(failure, OF_OTHERS);
    }

    private static boolean found(Throwable failure, Set<String> names) {
        Throwable cause = failure;
        for (int i = 0; i < DEPTH && cause != null; i++) {
            if (isOneOf(names, cause.getClass()) || (names.equals(OURS) && hasState(cause))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOneOf(Set<String> names, @Nullable Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (names.contains(each.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasState(Throwable cause) {
        String state = SqlState.present() ? SqlState.of(cause) : null;
        return state != null
                && state.length() == 5
                && (STATES.contains(state) || STATE_CLASSES.contains(state.substring(0, 2)));
    }
}
