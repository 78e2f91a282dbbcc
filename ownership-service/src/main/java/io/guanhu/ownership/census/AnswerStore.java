package io.guanhu.ownership.census;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.platform.contract.CustomerEvents.CensusListing;
import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import io.guanhu.platform.contract.CustomerEvents.CensusTaken;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class AnswerStore {

    private final DatabaseClient database;

    AnswerStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A received report that has not been compared yet.
     *
     * @param listing the customers of one part; absent if the report contains parts
     */
    record Answer(
            UUID id,
            UUID census,
            Instant asOf,
            List<CensusPart> parts,
            @Nullable CensusListing listing) {}

    /**
     * Stores the parts together, and each listing separately. Reports of older censuses are
     * deleted, because this one finds the same differences.
     */
    Mono<Void> keep(CensusTaken taken) {
        Mono<Void> parts = taken.parts().isEmpty() && !taken.listings().isEmpty()
                ? Mono.empty()
                : insert(taken, taken.parts(), null);
        return endBefore(taken.asOf())
                .then(parts)
                .thenMany(Flux.fromIterable(taken.listings()))
                .concatMap(listing -> insert(taken, List.of(), listing))
                .then();
    }

    private Mono<Void> endBefore(Instant asOf) {
        return database.sql("delete from census_answer where as_of < :asOf")
                .bind("asOf", asOf)
                .then();
    }

    private Mono<Void> insert(CensusTaken taken, List<CensusPart> parts, @Nullable CensusListing listing) {
        return database.sql("""
                insert into census_answer
                    (census, as_of, prefixes, counts, digests, listed, ids)
                values (:census, :asOf, :prefixes, :counts, :digests, :listed, :ids)
                """)
                .bind("census", taken.censusId())
                .bind("asOf", taken.asOf())
                .bind("prefixes", parts.stream().map(CensusPart::prefix).toArray(String[]::new))
                .bind("counts", parts.stream().map(CensusPart::count).toArray(Long[]::new))
                .bind("digests", parts.stream().map(CensusPart::digest).toArray(String[]::new))
                .bind("listed", orNull(listing == null ? null : listing.prefix(), String.class))
                .bind("ids", orNull(listing == null ? null : listing.ids().toArray(UUID[]::new), UUID[].class))
                .then();
    }

    Mono<Answer> next() {
        return database.sql("select * from census_answer order by id limit 1")
                .map(AnswerStore::answer)
                .one();
    }

    /** Whether this call was the first to complete the comparison. */
    Mono<Boolean> end(Answer answer) {
        return database.sql("delete from census_answer where id = :id")
                .bind("id", answer.id())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static Answer answer(Readable row) {
        String[] prefixes = value(row, "prefixes", String[].class);
        Long[] counts = value(row, "counts", Long[].class);
        String[] digests = value(row, "digests", String[].class);
        List<CensusPart> parts = new ArrayList<>();
        for (int at = 0; at < prefixes.length; at++) {
            parts.add(new CensusPart(prefixes[at], counts[at], digests[at]));
        }
        String listed = row.get("listed", String.class);
        return new Answer(
                uuid(row, "id"),
                uuid(row, "census"),
                instant(row, "as_of"),
                parts,
                listed == null ? null : new CensusListing(listed, List.of(value(row, "ids", UUID[].class))));
    }
}
