package io.guanhu.platform.erasure.following;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;

import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.tlog.tree.Frontier;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables {@code erasure_ledger_position} and {@code erasure_ledger_copy}. */
final class LedgerCopyStore {

    private static final String PLACE = "select position, copied, peaks, head from erasure_ledger_position";

    private final DatabaseClient database;

    LedgerCopyStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * How far this database has got.
     *
     * @param position the last entry that was carried out
     * @param copied the tree over the verified copy
     * @param note the signed head that confirms it
     */
    record Place(long position, Frontier copied, @Nullable String note) {}

    Mono<Place> place() {
        return database.sql(PLACE).map(LedgerCopyStore::placeOf).one();
    }

    /** Lets only one transaction at a time change the copy. */
    Mono<Place> lock() {
        return database.sql(PLACE + " for update").map(LedgerCopyStore::placeOf).one();
    }

    private static Place placeOf(Readable row) {
        long copied = number(row, "copied");
        return new Place(
                number(row, "position"), Frontier.decode(copied, text(row, "peaks")), row.get("head", String.class));
    }

    /** Adds entries that are not verified yet, replacing earlier ones. */
    Mono<Void> stage(List<LedgerLine> entries) {
        return database.sql("""
                insert into erasure_ledger_copy (position, entry)
                select * from unnest(:positions::bigint[], :entries::text[])
                on conflict (position) do update set entry = excluded.entry
                """)
                .bind("positions", entries.stream().map(LedgerLine::position).toArray(Long[]::new))
                .bind("entries", entries.stream().map(LedgerLine::order).toArray(String[]::new))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Removes unverified entries. */
    Mono<Void> clear(long copied) {
        return database.sql("delete from erasure_ledger_copy where position > :copied")
                .bind("copied", copied)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** The tree extended with the following entries, up to a position. */
    Mono<Frontier> extend(Frontier from, long to) {
        return entries(from.size(), to)
                .reduce(from, (tree, line) -> line.position() == tree.size() + 1 ? tree.with(line.leaf()) : tree);
    }

    /** The entries after a position up to another, in ascending order. */
    Flux<LedgerLine> entries(long after, long to) {
        return database.sql("""
                select position, entry from erasure_ledger_copy
                where position > :after and position <= :to order by position
                """)
                .bind("after", after)
                .bind("to", to)
                .map(row -> new LedgerLine(number(row, "position"), text(row, "entry")))
                .all();
    }

    /** Marks the copy as verified up to the size of a tree. */
    Mono<Void> verified(Frontier copied, String note, Instant now) {
        return database.sql("""
                update erasure_ledger_position
                set copied = :copied, peaks = :peaks, head = :head, at = :now
                """)
                .bind("copied", copied.size())
                .bind("peaks", copied.encoded())
                .bind("head", note)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Stores a head of the same tree that was signed later. */
    Mono<Void> refresh(Frontier copied, String note) {
        return database.sql("""
                update erasure_ledger_position set head = :head
                where copied = :copied and peaks = :peaks
                """)
                .bind("head", note)
                .bind("copied", copied.size())
                .bind("peaks", copied.encoded())
                .fetch()
                .rowsUpdated()
                .then();
    }

    Mono<Void> advance(long position, Instant now) {
        return database.sql("""
                update erasure_ledger_position set position = :position, at = :now
                where position < :position and copied >= :position
                """)
                .bind("position", position)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .then();
    }
}
