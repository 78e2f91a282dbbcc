package io.guanhu.audit.signin;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which of the realm's events have been entered; for as long as they may be read again. */
@Component
class SignInStore {

    private final DatabaseClient database;

    SignInStore(DatabaseClient database) {
        this.database = database;
    }

    /** When the newest that was entered happened; empty before the first. */
    Mono<Instant> newest() {
        return database.sql("select max(at) as at from sign_in")
                .map(row -> Optional.ofNullable(row.get("at", Instant.class)))
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    /** Takes events for this transaction; answers with those that nobody took before. */
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

    /** Forgets what is not read again. The newest stays: reading goes on from there. */
    Mono<Void> forget(Instant before) {
        return database.sql("delete from sign_in where at < least(:before, (select max(at) from sign_in))")
                .bind("before", before)
                .then();
    }
}
