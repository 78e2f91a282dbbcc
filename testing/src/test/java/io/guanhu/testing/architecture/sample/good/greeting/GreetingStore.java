package io.guanhu.testing.architecture.sample.good.greeting;

import io.guanhu.testing.architecture.sample.good.model.Guest;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

class GreetingStore {

    private final DatabaseClient database;

    GreetingStore(DatabaseClient database) {
        this.database = database;
    }

    /** Parts of a store contain SQL, too. */
    private final class Names {
        Mono<String> of(UUID id) {
            return database.sql("select name from guest where id = :id")
                    .bind("id", id)
                    .mapValue(String.class)
                    .one();
        }
    }

    Mono<Guest> find(UUID id, Instant now) {
        return new Names().of(id).map(name -> new Guest(id, name, now));
    }
}
