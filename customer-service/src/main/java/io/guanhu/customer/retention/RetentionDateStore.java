package io.guanhu.customer.retention;

import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The dates from which retention periods count. They are stored apart from the personal data that
 * they come from, because that may be restricted or erased long before the last rule ends.
 */
@Component
public class RetentionDateStore {

    private final DatabaseClient database;

    RetentionDateStore(DatabaseClient database) {
        this.database = database;
    }

    /** Stores the dates in profiles; a profile without a date changes nothing. */
    public Mono<Void> keep(Map<UUID, Profile> profiles) {
        Map<UUID, LocalDate> days = new HashMap<>();
        profiles.forEach((id, profile) ->
                profile.text(BuiltIn.LAST_TRANSACTION_ON).ifPresent(day -> days.put(id, LocalDate.parse(day))));
        return days.isEmpty() ? Mono.empty() : save(days);
    }

    private Mono<Void> save(Map<UUID, LocalDate> days) {
        UUID[] ids = days.keySet().toArray(UUID[]::new);
        String[] texts = new String[ids.length];
        for (int at = 0; at < ids.length; at++) {
            texts[at] = String.valueOf(days.get(ids[at]));
        }
        return database.sql("""
                insert into retention_date (customer_id, clock, day)
                select n.customer_id, 'TRANSACTION_ENDED', n.day::date
                from unnest(:customers::uuid[], :days::text[]) as n (customer_id, day)
                on conflict (customer_id, clock) do update set day = excluded.day
                """).bind("customers", ids).bind("days", texts).then();
    }

    /** The day of the last transaction, even if the data it came from was erased. */
    public Mono<Optional<LocalDate>> lastTransaction(UUID customerId) {
        return database.sql(
                        "select day from retention_date where customer_id = :customer and clock = 'TRANSACTION_ENDED'")
                .bind("customer", customerId)
                .map(row -> value(row, "day", LocalDate.class))
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** Deletes the dates of customers for whom nothing is kept that a period could apply to. */
    public Mono<Void> forgetUnneeded(UUID customerId) {
        return database.sql("""
                delete from retention_date
                where customer_id = :customer
                  and not exists (
                      select from restriction r where r.customer_id = :customer and r.erased_at is null)
                  and not exists (
                      select from profile p where p.customer_id = :customer and p.category = 'TRANSACTION')
                """).bind("customer", customerId).then();
    }

    /** Customers after the given one whose last transaction is not stored separately yet. */
    public Flux<UUID> undated(UUID after, int limit) {
        return database.sql("""
                select p.customer_id from profile p
                where p.category = 'TRANSACTION' and p.customer_id > :after
                  and not exists (select from retention_date d where d.customer_id = p.customer_id)
                order by p.customer_id limit :limit
                """)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> uuid(row, "customer_id"))
                .all();
    }
}
