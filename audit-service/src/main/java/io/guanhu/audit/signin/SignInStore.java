package io.guanhu.audit.signin;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The realm's events that were recorded, for as long as they may be read again. */
@Component
class SignInStore {

    private final DatabaseClient database;

    SignInStore(DatabaseClient database) {
        this.database = database;
    }

    /** The time of the latest recorded event; empty before the first. */
    Mono<Instant> newest() {
        return database.sql("select max(at) as at from sign_in")
                .map(row -> Optional.ofNullable(row.get("at", Instant.class)))
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    /** Claims events for this transaction; returns those that nobody claimed before. */
    Flux<UUID> take(Collection<RealmEvent> events) {
        return database.sql("""
                insert into sign_in (id, at)
                select * from unnest(:ids::uuid[], :times::timestamptz[])
                on conflict (id) do nothing
                returning id
                """)
                .bind("ids", events.stream().map(RealmEvent::entryId).toArray(UUID[]::new))
                .bind("times", events.stream().map(RealmEvent::at).toArray(Instant[]::new))
                .mapValue(UUID.class)
                .all();
    }

    /** Deletes what will not be read again. The latest stays, as the starting point for reading. */
    Mono<Void> forget(Instant before) {
        return database.sql("delete from sign_in where at < least(:before, (select max(at) from sign_in))")
                .bind("before", before)
                .then();
    }
}
