package io.guanhu.audit.opening;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.audit.model.Detail;
import java.util.Base64;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads an entry's leaf and its sealed values. */
@Component
class SealedStore {

    private final DatabaseClient database;

    SealedStore(DatabaseClient database) {
        this.database = database;
    }

    /** An entry's position in the log, and its leaf. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Leaf(long index, byte[] entry) {}

    /** A stored detail, with the salt of its commitment. */
    record Stored(int position, Detail detail) {}

    Mono<Leaf> leaf(UUID entryId, long size) {
        return database.sql("select leaf_index, entry from leaf" + " where entry_id = :id and leaf_index < :size")
                .bind("id", entryId)
                .bind("size", size)
                .map(row -> new Leaf(number(row, "leaf_index"), value(row, "entry", byte[].class)))
                .one();
    }

    Flux<Stored> details(UUID entryId) {
        return database.sql("""
                select position, category, field, salt, sealed from entry_detail
                where entry_id = :id order by position limit 1000
                """)
                .bind("id", entryId)
                .map(row -> new Stored(
                        value(row, "position", Integer.class),
                        new Detail(
                                text(row, "category"),
                                text(row, "field"),
                                base64(value(row, "salt", byte[].class)),
                                base64(value(row, "sealed", byte[].class)))))
                .all();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
