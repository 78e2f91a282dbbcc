package io.guanhu.platform.database;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A pooled connection in use, for a limited time. */
final class Lease implements Connection, Wrapped<Connection> {

    private final Connection pooled;
    private final long deadline;
    private final Mono<Void> before;
    private final Consumer<Lease> ended;

    /**
     * @param deadline as of {@link System#nanoTime}
     * @param before resets the connection before it is returned
     * @param ended called when it was returned
     */
    Lease(Connection pooled, long deadline, Mono<Void> before, Consumer<Lease> ended) {
        this.pooled = pooled;
        this.deadline = deadline;
        this.before = before;
        this.ended = ended;
    }

    boolean overdue(long now) {
        return now - deadline > 0;
    }

    /** Closes the underlying connection. Its holder gets an error and returns it. */
    Mono<Void> closeConnection() {
        return Mono.from(unwrap().close());
    }

    /** Returns a connection that its holder has lost. */
    Mono<Void> release() {
        return Mono.defer(() -> Mono.from(pooled.close())).then();
    }

    @Override
    public Connection unwrap() {
        return pooled instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection physical
                ? physical
                : pooled;
    }

    @Override
    public Mono<Void> close() {
        return before.onErrorComplete().then(release()).doFinally(_ -> ended.accept(this));
    }

    @Override
    public Publisher<Void> beginTransaction() {
        return pooled.beginTransaction();
    }

    @Override
    public Publisher<Void> beginTransaction(TransactionDefinition definition) {
        return pooled.beginTransaction(definition);
    }

    @Override
    public Publisher<Void> commitTransaction() {
        return pooled.commitTransaction();
    }

    @Override
    public Publisher<Void> rollbackTransaction() {
        return pooled.rollbackTransaction();
    }

    @Override
    public Publisher<Void> createSavepoint(String name) {
        return pooled.createSavepoint(name);
    }

    @Override
    public Publisher<Void> releaseSavepoint(String name) {
        return pooled.releaseSavepoint(name);
    }

    @Override
    public Publisher<Void> rollbackTransactionToSavepoint(String name) {
        return pooled.rollbackTransactionToSavepoint(name);
    }

    @Override
    public Batch createBatch() {
        return pooled.createBatch();
    }

    @Override
    public Statement createStatement(String sql) {
        return pooled.createStatement(sql);
    }

    @Override
    public boolean isAutoCommit() {
        return pooled.isAutoCommit();
    }

    @Override
    public Publisher<Void> setAutoCommit(boolean autoCommit) {
        return pooled.setAutoCommit(autoCommit);
    }

    @Override
    public ConnectionMetadata getMetadata() {
        return pooled.getMetadata();
    }

    @Override
    public IsolationLevel getTransactionIsolationLevel() {
        return pooled.getTransactionIsolationLevel();
    }

    @Override
    public Publisher<Void> setTransactionIsolationLevel(IsolationLevel level) {
        return pooled.setTransactionIsolationLevel(level);
    }

    @Override
    public Publisher<Void> setLockWaitTimeout(Duration timeout) {
        return pooled.setLockWaitTimeout(timeout);
    }

    @Override
    public Publisher<Void> setStatementTimeout(Duration timeout) {
        return pooled.setStatementTimeout(timeout);
    }

    @Override
    public Publisher<Boolean> validate(ValidationDepth depth) {
        return pooled.validate(depth);
    }
}
