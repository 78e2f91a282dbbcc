package io.guanhu.customer.census;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.contract.CustomerEvents.Status;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.OwnershipEvents.CensusAsked;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class CensusQuestionStore {

    private final DatabaseClient database;

    CensusQuestionStore(DatabaseClient database) {
        this.database = database;
    }

    /** Parts to be split into smaller ones. */
    record Question(UUID id, UUID census, Instant asOf, List<String> prefixes) {}

    /** Whether a census is due and this call has claimed it. */
    Mono<Boolean> claim(Instant now, Instant due) {
        return database.sql("update census_taking set taken_at = :now where taken_at <= :due")
                .bind("now", now)
                .bind("due", due)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Boolean> due(Instant due) {
        return database.sql("select taken_at <= :due from census_taking")
                .bind("due", due)
                .mapValue(Boolean.class)
                .one();
    }

    Mono<Void> ask(CensusAsked asked) {
        return database.sql("""
                insert into census_question (census, as_of, prefixes)
                values (:census, :asOf, :prefixes)
                """)
                .bind("census", asked.censusId())
                .bind("asOf", asked.asOf())
                .bind("prefixes", asked.prefixes().toArray(String[]::new))
                .then();
    }

    Mono<Question> next() {
        return database.sql("select * from census_question order by id limit 1")
                .map(row -> new Question(
                        uuid(row, "id"),
                        uuid(row, "census"),
                        instant(row, "as_of"),
                        List.of(value(row, "prefixes", String[].class))))
                .one();
    }

    /** Whether this call was the first to answer it. */
    Mono<Boolean> end(Question question) {
        return database.sql("delete from census_question where id = :id")
                .bind("id", question.id())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Ends all questions about earlier censuses. */
    Mono<Void> endBefore(Instant asOf) {
        return database.sql("delete from census_question where as_of < :asOf")
                .bind("asOf", asOf)
                .then();
    }

    /**
     * The events of these customers' creation, as they were or should have been published. Without
     * the requested manager, which is not stored.
     */
    Flux<Event> creationEvents(Collection<UUID> customers, Instant now) {
        return database.sql("""
                select id, branch, origin, created_at, status, relationship_ended_on
                from customer where id = any(:customers) order by id
                """)
                .bind("customers", customers.toArray(UUID[]::new))
                .map(row -> creationEvents(row, now))
                .all()
                .flatMapIterable(events -> events);
    }

    private static List<Event> creationEvents(Readable row, Instant now) {
        UUID id = uuid(row, "id");
        Status status = Status.valueOf(text(row, "status"));
        var origin = Origin.valueOf(text(row, "origin"));
        var created = new CustomerCreated(id, text(row, "branch"), null, origin, instant(row, "created_at"));
        return switch (status) {
            case ACTIVE -> List.of(created);
            case CLOSED -> {
                LocalDate ended = row.get("relationship_ended_on", LocalDate.class);
                yield List.of(created, new CustomerStatusChanged(id, status, ended, now));
            }
        };
    }
}
