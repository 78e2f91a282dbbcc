package io.guanhu.platform.erasure.order;

import static io.guanhu.platform.database.Columns.first;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.erasure.DestructionEpochs;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table {@code erasure_job}. */
public final class ErasureStore {

    /** Ended from the start. */
    private static final long NO_EPOCH = 0;

    private final DatabaseClient database;

    ErasureStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * An order that was carried out and waits for its receipt.
     *
     * @param awaitedEpochs the epochs that are awaited after a clean read-back; absent before
     */
    record Job(
            ErasureOrdered order,
            List<Finding> findings,
            int attempts,
            @Nullable DestructionEpochs awaitedEpochs) {

        Job with(List<Finding> more) {
            return new Job(order, more, attempts, awaitedEpochs);
        }
    }

    /** The JSON of an order that was received before. */
    Mono<String> orderOf(UUID orderId) {
        return database.sql("select \"order\" from erasure_job where order_id = :id")
                .bind("id", orderId)
                .map(row -> text(row, "order"))
                .one();
    }

    /** The findings of an order, as far as it was carried out here; empty if it never was. */
    Mono<List<Finding>> findings(UUID orderId) {
        return database.sql("select findings from erasure_job where order_id = :id for update")
                .bind("id", orderId)
                .map(ErasureStore::findingsOf)
                .one();
    }

    /** Records that an order was carried out; from now on a receipt is due. */
    Mono<Void> erased(ErasureOrdered order, List<Finding> findings, Instant now) {
        return database.sql("""
                insert into erasure_job
                    (order_id, "order", findings, state, next_attempt_at, updated_at)
                values (:id, :order, :findings, 'ERASED', :now, :now)
                on conflict (order_id) do update
                set findings = excluded.findings, state = 'ERASED',
                    deaths = null, dies_in = null,
                    next_attempt_at = excluded.next_attempt_at,
                    updated_at = excluded.updated_at
                """)
                .bind("id", order.orderId())
                .bind("order", EventCodec.write(order))
                .bind("findings", EventCodec.write(findings))
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Replaces the findings, without making the next attempt due earlier. */
    Mono<Void> erasedAgain(UUID orderId, List<Finding> findings, Instant now) {
        return database.sql("""
                update erasure_job set findings = :findings, updated_at = :now
                where order_id = :id and state = 'ERASED'
                """)
                .bind("findings", EventCodec.write(findings))
                .bind("now", now)
                .bind("id", orderId)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /**
     * Claims the job that has been due the longest. If this process dies, the job is due again
     * after a delay that doubles with every attempt, up to a minute.
     */
    Mono<Job> claim(Instant now) {
        return database.sql("""
                update erasure_job
                set attempts = attempts + case state when 'ERASED' then 1 else 0 end,
                    updated_at = :now,
                    next_attempt_at = :now
                        + least(60, power(2, least(attempts, 6))) * interval '1 second'
                where order_id = (
                    select order_id from erasure_job
                    where state <> 'RECEIPTED' and next_attempt_at <= :now
                    order by next_attempt_at limit 1 for update skip locked)
                returning "order", findings, attempts, deaths
                """)
                .bind("now", now)
                .map(row -> new Job(
                        EventCodec.read(ErasureOrdered.class, bytes(row.get("order", String.class))),
                        findingsOf(row),
                        value(row, "attempts", Integer.class),
                        destructionEpochs(row)))
                .one();
    }

    /** Records a clean read-back; the receipt waits for the epochs. */
    Mono<Void> awaitEpochs(UUID orderId, List<Finding> readBack, DestructionEpochs destructionEpochs, Instant now) {
        return database.sql("""
                update erasure_job
                set state = 'DYING', findings = :findings, deaths = :deaths, dies_in = :epoch,
                    next_attempt_at = :now, updated_at = :now
                where order_id = :id and state = 'ERASED'
                """)
                .bind("findings", EventCodec.write(readBack))
                .bind("deaths", destructionEpochs.written())
                .bind("epoch", destructionEpochs.last().orElse(NO_EPOCH))
                .bind("now", now)
                .bind("id", orderId)
                .then();
    }

    /**
     * Sends a receipt again for an order whose read-back was clean before. Nothing is erased again,
     * because any data found now is newer.
     *
     * @return whether there is such an order
     */
    Mono<Boolean> receiptAgain(UUID orderId, Instant now) {
        return database.sql("""
                update erasure_job set state = 'DYING', next_attempt_at = :now, updated_at = :now
                where order_id = :id and state <> 'ERASED' and deaths is not null
                """)
                .bind("now", now)
                .bind("id", orderId)
                .fetch()
                .rowsUpdated()
                .map(updated -> updated > 0);
    }

    /** Postpones the check of every order that waits for this epoch or a later one. */
    Mono<Void> stillOpen(long epoch, Instant next) {
        return database.sql("""
                update erasure_job set next_attempt_at = :next
                where state = 'DYING' and dies_in >= :epoch
                """).bind("next", next).bind("epoch", epoch).then();
    }

    /** Whether this call (and no other) made the job's receipt due for sending. */
    Mono<Boolean> receipted(UUID orderId, Instant now) {
        return database.sql("""
                update erasure_job set state = 'RECEIPTED', updated_at = :now
                where order_id = :id and state <> 'RECEIPTED'
                """)
                .bind("now", now)
                .bind("id", orderId)
                .fetch()
                .rowsUpdated()
                .map(updated -> updated > 0);
    }

    public Mono<Boolean> isReceipted(UUID orderId) {
        return database.sql("select 1 from erasure_job where order_id = :id and state = 'RECEIPTED'")
                .bind("id", orderId)
                .fetch()
                .first()
                .hasElement();
    }

    Mono<Long> open() {
        return database.sql("select count(*) from erasure_job where state <> 'RECEIPTED'")
                .map(row -> first(row, Long.class))
                .one();
    }

    private static @Nullable DestructionEpochs destructionEpochs(Readable row) {
        String deaths = row.get("deaths", String.class);
        return deaths == null ? null : DestructionEpochs.read(deaths);
    }

    private static List<Finding> findingsOf(Readable row) {
        return List.of(EventCodec.read(Finding[].class, bytes(row.get("findings", String.class))));
    }

    private static byte[] bytes(@Nullable String text) {
        return Objects.requireNonNull(text).getBytes(StandardCharsets.UTF_8);
    }
}
