package io.guanhu.platform.keyring;

import io.guanhu.platform.keyring.DataKeyStore.Row;
import io.guanhu.platform.keyring.KeyEncryptionService.Wrapped;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Replaces the key-encryption key. In this order: the new key exists; the old one is retired, which
 * waits for transactions that wrap under it and refuses later ones; every living data key is
 * re-wrapped; only then is the old key destroyed.
 */
final class Rotation {

    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);
    private static final int BATCH = 500;
    private static final Duration WHILE_HELD = Duration.ofMillis(50);

    private final DataKeyStore store;
    private final KeyEncryptionKeyStore keks;
    private final KeyEncryptionService keyEncryption;
    private final TransactionalOperator transaction;

    Rotation(
            DataKeyStore store,
            KeyEncryptionKeyStore keks,
            KeyEncryptionService keyEncryption,
            TransactionalOperator transaction) {
        this.store = store;
        this.keks = keks;
        this.keyEncryption = keyEncryption;
        this.transaction = transaction;
    }

    /** Never in a transaction: its rollback would bring back what only the old key opens. */
    Mono<Long> run() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .onErrorResume(NoTransactionException.class, _ -> Mono.empty())
                .hasElement()
                .flatMap(
                        inTransaction ->
                                inTransaction
                                        ? Mono.error(
                                                new IllegalStateException(
                                                        "A rotation cannot be part of a transaction"))
                                        : keks.alone(Mono.defer(this::runAlone)));
    }

    private Mono<Long> runAlone() {
        return keyEncryption
                .newPrimary()
                .flatMap(primary -> keks.register(primary).thenReturn(primary))
                .flatMap(
                        primary ->
                                keks.kekIdsOtherThan(primary)
                                        .collectList()
                                        .flatMapMany(Flux::fromIterable)
                                        .concatMap(old -> replace(old, primary))
                                        .reduce(0L, Long::sum));
    }

    private Mono<Long> replace(String old, String primary) {
        return keks.retire(old)
                .as(transaction::transactional)
                .then(Mono.defer(() -> rewrapAll(old, primary, 0)))
                .flatMap(
                        count ->
                                keyEncryption
                                        .destroy(old)
                                        .then(keks.noteDestroyed(old))
                                        .doOnSuccess(
                                                _ ->
                                                        LOG.info(
                                                                "{} data keys were re-wrapped under {}",
                                                                count,
                                                                primary))
                                        .thenReturn(count));
    }

    private Mono<Long> rewrapAll(String old, String primary, long soFar) {
        return store.wrappedUnder(old, BATCH)
                .concatMap(this::rewrapped)
                .collectList()
                .flatMap(
                        rows ->
                                rows.isEmpty()
                                        ? Mono.just(soFar)
                                        : store.rewrap(rows, old, primary)
                                                .delayUntil(Rotation::pauseIfHeld)
                                                .flatMap(
                                                        count ->
                                                                rewrapAll(
                                                                        old,
                                                                        primary,
                                                                        soFar + count)));
    }

    private static Mono<Long> pauseIfHeld(long count) {
        return count == 0 ? Mono.delay(WHILE_HELD) : Mono.empty();
    }

    private Mono<Row> rewrapped(Row row) {
        Wrapped wrapped = row.wrapped();
        if (wrapped == null) {
            return Mono.empty();
        }
        return keyEncryption
                .unwrap(wrapped, row.context())
                .flatMap(material -> keyEncryption.wrap(material, row.context()))
                .map(row::wrappedAs);
    }
}
