package io.guanhu.platform.census;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts and digests the ids of a table, page by page. Each page is a statement of its own, so that
 * nothing is locked for long, however large the table is.
 *
 * <p>The hash of an id is the SHA-256 of its sixteen bytes. A part's digest is the exclusive or of
 * the first sixteen bytes of its hashes, which does not depend on their order.
 */
public abstract class CensusStore {

    private static final int PAGE = 20_000;
    private static final UUID FIRST = new UUID(0, 0);

    private static final String PARTS = """
            select encode(substring(hash from 1 for :bytes + 1), 'hex') as prefix,
                   count(*) as number,
                   bit_xor(substring(hash from 1 for 8)::bigint) as high,
                   bit_xor(substring(hash from 9 for 8)::bigint) as low
            from hashed where whole = any(:prefixes) group by 1
            """;

    private static final String IDS = "select whole as prefix, id from hashed where whole = any(:prefixes) order by id";

    private final DatabaseClient database;

    /** The rows of a page that are old enough, with their hashes. */
    private final String hashed;

    /** The last id of a page; null on the last page. */
    private final String end;

    /**
     * A census of a table.
     *
     * @param id the column with the ids, which must be indexed
     * @param since the column with the time from which a row counts
     */
    protected CensusStore(DatabaseClient database, String table, String id, String since) {
        this.database = database;
        this.hashed = """
                with hashed as (
                    select id, hash, encode(substring(hash from 1 for :bytes), 'hex') as whole
                    from (select %1$s as id, sha256(uuid_send(%1$s)) as hash from %2$s
                          where %1$s > :after and %1$s <= :to and %3$s <= :asOf) as page)
                """.formatted(id, table, since);
        this.end = "select %1$s as id from %2$s where %1$s > :after order by %1$s offset :rows limit 1"
                .formatted(id, table);
    }

    /** An id and the part it belongs to. */
    public record Member(String prefix, UUID id) {}

    private record Sum(long number, long high, long low) {

        Sum plus(Sum other) {
            return new Sum(number + other.number, high ^ other.high, low ^ other.low);
        }
    }

    /**
     * All parts of these that are not empty.
     *
     * @param prefixes all of the same length
     */
    public Mono<List<CensusPart>> parts(Collection<String> prefixes, Instant asOf) {
        return pages(page -> sums(page, prefixes, asOf))
                .collect(TreeMap<String, Sum>::new, (all, each) -> all.merge(each.getKey(), each.getValue(), Sum::plus))
                .map(all -> all.entrySet().stream().map(CensusStore::part).toList());
    }

    /** All ids in these parts. */
    public Flux<Member> members(Collection<String> prefixes, Instant asOf) {
        return pages(page -> members(page, prefixes, asOf));
    }

    private Flux<Map.Entry<String, Sum>> sums(Page page, Collection<String> prefixes, Instant asOf) {
        return asked(PARTS, page, prefixes, asOf)
                .map(row -> Map.entry(
                        text(row, "prefix"), new Sum(number(row, "number"), number(row, "high"), number(row, "low"))))
                .all();
    }

    private Flux<Member> members(Page page, Collection<String> prefixes, Instant asOf) {
        return asked(IDS, page, prefixes, asOf)
                .map(row -> new Member(text(row, "prefix"), uuid(row, "id")))
                .all();
    }

    private DatabaseClient.GenericExecuteSpec asked(String sql, Page page, Collection<String> prefixes, Instant asOf) {
        int bytes = prefixes.stream().findFirst().map(String::length).orElse(0) / 2;
        return database.sql(hashed + sql)
                .bind("bytes", bytes)
                .bind("after", page.after())
                .bind("to", page.to())
                .bind("asOf", asOf)
                .bind("prefixes", prefixes.toArray(String[]::new));
    }

    private record Page(UUID after, UUID to, boolean last) {}

    private <T> Flux<T> pages(Function<Page, Flux<T>> read) {
        return page(FIRST)
                .expand(page -> page.last() ? Mono.empty() : page(page.to()))
                .concatMap(read);
    }

    private Mono<Page> page(UUID after) {
        return database.sql(end)
                .bind("after", after)
                .bind("rows", PAGE - 1)
                .mapValue(UUID.class)
                .one()
                .map(to -> new Page(after, to, false))
                .defaultIfEmpty(new Page(after, new UUID(-1, -1), true));
    }

    private static CensusPart part(Map.Entry<String, Sum> entry) {
        Sum sum = entry.getValue();
        return new CensusPart(
                entry.getKey(),
                sum.number(),
                HexFormat.of().toHexDigits(sum.high()) + HexFormat.of().toHexDigits(sum.low()));
    }
}
