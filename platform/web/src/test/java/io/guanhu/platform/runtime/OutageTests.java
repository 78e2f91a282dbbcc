package io.guanhu.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.guanhu.platform.client.ServiceUnavailableException;
import io.guanhu.platform.problem.ProblemException;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.r2dbc.UncategorizedR2dbcException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionTimedOutException;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolShutdownException;

/** Every kind of failure that our stack can raise. */
class OutageTests {

    static Stream<Throwable> ours() {
        return Stream.of(
                new TimeoutException(),
                timedOut(),
                new RejectedExecutionException(),
                new InterruptedException(),
                new PoolAcquireTimeoutException(Duration.ofSeconds(1)),
                new PoolAcquirePendingLimitException(1),
                new PoolShutdownException(),
                new R2dbcTimeoutException("acquisition timed out"),
                new R2dbcTransientResourceException("too many connections", "53300"),
                new R2dbcNonTransientResourceException("connection closed", "08006"),
                new R2dbcRollbackException("deadlock", "40P01"),
                new R2dbcRollbackException("serialization", "40001"),
                new DataAccessResourceFailureException("no connection"),
                new CannotAcquireLockException("serialization"),
                new PessimisticLockingFailureException("deadlock"),
                new QueryTimeoutException("too long"),
                new TransientDataAccessResourceException("resource"),
                new CannotCreateTransactionException("no connection"),
                new TransactionTimedOutException("too long"),
                new UncategorizedR2dbcException("lock", "select", new Coded("55P03")),
                new IllegalStateException("wrapped", new TimeoutException()),
                Exceptions.retryExhausted("after 3", new TimeoutException()));
    }

    private static Throwable timedOut() {
        try {
            Mono.never().timeout(Duration.ofMillis(1)).block();
            throw new AssertionError();
        } catch (RuntimeException timeout) {
            return timeout;
        }
    }

    static Stream<Throwable> ofOthers() {
        return Stream.of(
                new ServiceUnavailableException("customer-service", null),
                new ServiceUnavailableException("customer-service", new TimeoutException()),
                BulkheadFullException.createBulkheadFullException(Bulkhead.ofDefaults("b")),
                CallNotPermittedException.createCallNotPermittedException(CircuitBreaker.ofDefaults("c")),
                new ConnectException(),
                new SocketTimeoutException(),
                new UnknownHostException(),
                new ClosedChannelException(),
                new DisconnectException(),
                new org.apache.kafka.common.errors.TimeoutException());
    }

    static Stream<Throwable> ofTheMessage() {
        return Stream.of(
                new IllegalStateException(),
                new IllegalArgumentException(),
                new NullPointerException(),
                new ArithmeticException(),
                new IllegalTransactionStateException("a second one"),
                ProblemException.conflict("stale-version"),
                new R2dbcDataIntegrityViolationException("null", "23502"),
                new R2dbcBadGrammarException("no such column", "42703"),
                new UncategorizedR2dbcException("refused", "insert", new Coded("GH001")),
                new DataIntegrityViolationException("check"),
                new DuplicateKeyException("twice"),
                new RecordTooLargeException(),
                new IllegalStateException("wrapped", new IllegalArgumentException()));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void isOurOwn(Throwable failure) {
        assertThat(Outage.is(failure)).isTrue();
        assertThat(Outage.isOurs(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ofOthers")
    void isAnotherService(Throwable failure) {
        assertThat(Outage.is(failure)).isTrue();
        assertThat(Outage.isOurs(failure)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ofTheMessage")
    void isNoOutage(Throwable failure) {
        assertThat(Outage.is(failure)).isFalse();
        assertThat(Outage.isOurs(failure)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08006", "25P03", "25P04", "40001", "40P01", "53100", "53300", "55P03", "57014", "57P01",
                "57P03", "58030"
            })
    void knowsWhatPassesByItsState(String state) {
        assertThat(Outage.isOurs(new Coded(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "25P02", "42P01", "55000", "GH001", "P0001"})
    void knowsWhatDoesNotPassByItsState(String state) {
        assertThat(Outage.is(new Coded(state))).isFalse();
    }

    @Test
    void endsOnCausesThatGoInACircle() {
        var one = new IllegalStateException();
        one.initCause(new IllegalStateException(one));
        assertThat(Outage.is(one)).isFalse();
    }

    private static final class Coded extends R2dbcException {

        Coded(String state) {
            super("refused", state);
        }
    }
}
