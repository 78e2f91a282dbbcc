package io.guanhu.audit.opening;

import io.guanhu.audit.model.Detail;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads an entry's leaf, and the sealed values beside it. */
@Component
class SealedStore {

    private final DatabaseClient database;

    SealedStore(DatabaseClient database) {
        this.database = database;
    }

    /** An entry's place in the log, and its leaf. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Leaf(long index, byte[] entry) {}

    /** A detail that is there, with the salt of its commitment. */
    record Stored(int position, Detail detail) {}

    Mono<Leaf> leaf(UUID entryId, long size) {
        return database.sql("select leaf_index, entry from leaf" + " where entry_id = :id and leaf_index < :size")
                .bind("id", entryId)
                .bind("size", size)
                .map(row -> new Leaf(value(row.get("leaf_index", Long.class)), value(row.get("entry", byte[].class))))
                .one();
    }

    Flux<Stored> details(UUID entryId) {
        return database.sql("""
                        select position, category, field, salt, sealed from entry_detail
                        where entry_id = :id order by position limit 1000
                        """)
                .bind("id", entryId)
                .map(row -> new Stored(
                        value(row.get("position", Integer.class)),
                        new Detail(
                                value(row.get("category", String.class)),
                                value(row.get("field", String.class)),
                                base64(row.get("salt", byte[].class)),
                                base64(row.get("sealed", byte[].class)))))
                .all();
    }

    private static String base64(byte @Nullable [] bytes) {
        return Base64.getEncoder().encodeToString(value(bytes));
    }

    private static <T> T value(@Nullable T column) {
        return Objects.requireNonNull(column);
    }
}
