package io.guanhu.notification.receipt;

import io.guanhu.notification.model.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Applies receipts, and keeps those whose message is not known as sent yet. */
@Component
class ReceiptStore {

    private static final Duration KEPT = Duration.ofDays(7);

    private final DatabaseClient database;

    ReceiptStore(DatabaseClient database) {
        this.database = database;
    }

    /** A notification that a receipt was for. */
    record Receipted(UUID id, UUID customerId, String channel, State state) {}

    /** Makes this wait for whoever is storing the message as sent, and the other way round. */
    Mono<Void> lock(String provider, String messageId) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .bind("key", provider + "/" + messageId)
                .then();
    }

    /** A legal notice that did not arrive waits for a person. */
    Mono<Receipted> apply(String provider, String messageId, boolean delivered, Instant now) {
        return database.sql(
                        """
                        update notification set advanced_at = :now,
                            state = case when :delivered then 'DELIVERED'
                                when purpose = 'LEGAL_NOTICE' then 'STUCK' else 'FAILED' end,
                            failure = case when not :delivered then 'undelivered' end
                        where provider = :provider and provider_message_id = :message
                            and state = 'SENT'
                        returning id, customer_id, channel, state
                        """)
                .bind("delivered", delivered)
                .bind("now", now)
                .bind("provider", provider)
                .bind("message", messageId)
                .map(
                        row ->
                                new Receipted(
                                        value(row.get("id", UUID.class)),
                                        value(row.get("customer_id", UUID.class)),
                                        value(row.get("channel", String.class)),
                                        State.valueOf(value(row.get("state", String.class)))))
                .one();
    }

    /** Those of attempts that were interrupted find no message ever, and go after some days. */
    Mono<Void> keepIfEarly(String provider, String messageId, boolean delivered, Instant now) {
        return database.sql(
                        """
                        with forgotten as (
                            delete from early_receipt where received_at < :forgotten)
                        insert into early_receipt
                            (provider, provider_message_id, delivered, received_at)
                        select :provider, :message, :delivered, :now
                        where not exists (
                            select from notification
                            where provider = :provider and provider_message_id = :message)
                        on conflict do nothing
                        """)
                .bind("provider", provider)
                .bind("message", messageId)
                .bind("delivered", delivered)
                .bind("now", now)
                .bind("forgotten", now.minus(KEPT))
                .then();
    }

    private static <T> T value(@Nullable T column) {
        return Objects.requireNonNull(column);
    }
}
