package io.guanhu.privacy.ledger;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;

import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.tlog.tree.Frontier;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code ledger_head}, and the entries that the heads cover. */
@Component
class SignedHeadStore {

    private final DatabaseClient database;

    SignedHeadStore(DatabaseClient database) {
        this.database = database;
    }

    /** A signed head. */
    record Row(Frontier frontier, String note, Instant signedAt, boolean anchored) {

        long size() {
            return frontier.size();
        }
    }

    /** The head with the largest size; empty if none was ever signed. */
    Mono<Row> newest() {
        return database.sql("select * from ledger_head order by size desc limit 1")
                .map(SignedHeadStore::row)
                .one();
    }

    /** The head with the largest size that every anchor has. */
    Mono<Row> newestAnchored() {
        return database.sql("""
                select * from ledger_head where anchored_at is not null
                 order by size desc limit 1
                """).map(SignedHeadStore::row).one();
    }

    Mono<Row> at(long size) {
        return database.sql("select * from ledger_head where size = :size")
                .bind("size", size)
                .map(SignedHeadStore::row)
                .one();
    }

    private static Row row(Readable row) {
        return new Row(
                Frontier.decode(number(row, "size"), text(row, "peaks")),
                text(row, "note"),
                instant(row, "signed_at"),
                row.get("anchored_at", Instant.class) != null);
    }

    /** Stores a head, replacing an earlier one of the same size. */
    Mono<Void> keep(Frontier frontier, String note, Instant signedAt) {
        return database.sql("""
                insert into ledger_head (size, peaks, note, signed_at)
                values (:size, :peaks, :note, :at)
                on conflict (size) do update set note = excluded.note, signed_at = excluded.signed_at
                 where ledger_head.peaks = excluded.peaks and ledger_head.signed_at < excluded.signed_at
                """)
                .bind("size", frontier.size())
                .bind("peaks", frontier.encoded())
                .bind("note", note)
                .bind("at", signedAt)
                .then();
    }

    /** Records that every anchor has the head of this size, and hence all smaller ones. */
    Mono<Void> anchored(long size, Instant now) {
        return database.sql("""
                update ledger_head set anchored_at = :now
                 where size <= :size and anchored_at is null
                """).bind("size", size).bind("now", now).then();
    }

    Mono<Long> lastEntry() {
        return database.sql("select coalesce(max(position), 0) as last from erasure_ledger")
                .map(row -> number(row, "last"))
                .one();
    }

    /** The entries after a position up to another, in ascending order. */
    Flux<LedgerLine> lines(long after, long to) {
        return database.sql("""
                select position, order_json from erasure_ledger
                 where position > :after and position <= :to order by position
                """)
                .bind("after", after)
                .bind("to", to)
                .map(row -> new LedgerLine(number(row, "position"), text(row, "order_json")))
                .all();
    }

    /** The tree extended with the following entries, up to a position. */
    Mono<Frontier> extend(Frontier from, long to) {
        return lines(from.size(), to)
                .reduce(from, (tree, line) -> line.position() == tree.size() + 1 ? tree.with(line.leaf()) : tree);
    }
}
