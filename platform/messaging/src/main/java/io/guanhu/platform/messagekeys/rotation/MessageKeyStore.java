package io.guanhu.platform.messagekeys.rotation;

import static io.guanhu.platform.database.Columns.text;

import io.guanhu.platform.messagekeys.UsedMessageKeys;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table {@code message_key}: the keys with which this service has signed. */
final class MessageKeyStore implements UsedMessageKeys {

    private final DatabaseClient database;

    MessageKeyStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<String>> used() {
        return database.sql("select id from message_key order by first_used_at")
                .map(row -> text(row, "id"))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> note(List<String> ids, Instant now) {
        return database.sql("""
                insert into message_key (id, first_used_at)
                select id, :now from unnest(:ids::text[]) as i(id)
                on conflict do nothing
                """)
                .bind("ids", ids.toArray(String[]::new))
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .then();
    }
}
