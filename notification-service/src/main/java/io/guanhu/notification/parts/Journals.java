package io.guanhu.notification.parts;

import io.guanhu.notification.model.delivery.Receipt;
import io.guanhu.notification.model.delivery.StartedSending;
import io.guanhu.notification.model.message.Message;
import io.guanhu.notification.parts.PartStore.Row;
import io.guanhu.platform.keyring.service.BlindTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Loads what is known of earlier attempts at a message, and stores what an attempt adds. */
@Component
public class Journals {

    private static final String PURPOSE = "message";

    /** How long a text must be recognised; phones do not keep a part for longer. */
    private static final Duration KNOWN_AGAIN = Duration.ofDays(1);

    private final PartStore store;
    private final BlindTokens tokens;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Journals(PartStore store, BlindTokens tokens, TransactionalOperator transaction, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.transaction = transaction;
        this.clock = clock;
        tokens.neededFor(KNOWN_AGAIN);
    }

    /**
     * Loads what is known about a message.
     *
     * @param until the time after which no further part may be started
     */
    public Mono<Journal> open(UUID customerId, Message message, Instant until) {
        return store.last(message.id()).collectList().map(rows -> journal(customerId, message, until, rows));
    }

    private Journal journal(UUID customerId, Message message, Instant until, List<Row> rows) {
        String text = message.destination() + "\n" + message.body();
        int sendings = rows.isEmpty() ? 0 : rows.getLast().sending();
        StartedSending startedSending = rows.stream().allMatch(row -> is(row, text)) ? begun(rows) : null;
        String content = HexFormat.of().formatHex(tokens.of(PURPOSE, text));
        return new Journal(
                part -> new StoredPart(
                        message.id(), customerId, part, content, Receipt.endOf(message.destination()), clock.instant()),
                stored -> transaction.transactional(keep(customerId, List.of(stored))),
                clock,
                until,
                sendings,
                startedSending);
    }

    private boolean is(Row row, String text) {
        String content = row.content();
        return content != null && tokens.matches(HexFormat.of().parseHex(content), PURPOSE, text);
    }

    private static @Nullable StartedSending begun(List<Row> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        Row last = rows.getLast();
        return new StartedSending(
                last.sending(),
                last.provider(),
                last.sender(),
                last.parts(),
                rows.stream().map(Row::part).collect(Collectors.toSet()),
                rows.stream().anyMatch(row -> row.state().equals("FAILED")),
                last.acceptedAt());
    }

    /** Stores all parts that an attempt added, in the current transaction. */
    public Mono<Void> keep(UUID customerId, Journal journal) {
        return keep(customerId, journal.added());
    }

    /** Takes all locks before changing the first row. */
    private Mono<Void> keep(UUID customerId, List<StoredPart> added) {
        List<StoredPart> sorted = added.stream()
                .sorted(Comparator.comparing(
                        (StoredPart stored) -> String.valueOf(stored.part().messageId())))
                .toList();
        return store.lock(customerId)
                .thenMany(Flux.fromIterable(sorted))
                .concatMap(stored ->
                        store.lock(stored.part().provider(), stored.part().messageId()))
                .thenMany(Flux.fromIterable(sorted))
                .concatMap(stored -> store.keep(stored).then(store.takeEarlyReceipt(stored)))
                .then();
    }

    /** Derives the outcome of a message just stored as sent from the receipts so far. */
    public Mono<PartStore.Concluded> conclude(UUID notificationId, Instant now) {
        return store.forgetContent(notificationId).then(Mono.defer(() -> store.conclude(notificationId, now)));
    }
}
