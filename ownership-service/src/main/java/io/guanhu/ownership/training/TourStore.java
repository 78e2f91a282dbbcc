package io.guanhu.ownership.training;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.ownership.model.training.Tour;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class TourStore {

    /**
     * A person's progress in a tour.
     *
     * @param step counted from 0
     */
    record Row(String tour, Tour.State state, int step, Instant changedAt) {}

    private final DatabaseClient database;

    TourStore(DatabaseClient database) {
        this.database = database;
    }

    Flux<Row> of(String employeeId) {
        return database.sql("""
                select tour_id, state, step, changed_at from training_tour
                where employee_id = :employee order by tour_id
                """)
                .bind("employee", employeeId)
                .map(row -> new Row(
                        text(row, "tour_id"),
                        Tour.State.valueOf(text(row, "state")),
                        value(row, "step", Integer.class),
                        instant(row, "changed_at")))
                .all();
    }

    /** Stores progress, and returns what is stored: a finished tour stays finished. */
    Mono<Row> put(String employeeId, Row row) {
        return database.sql("""
                insert into training_tour (employee_id, tour_id, state, step, changed_at)
                values (:employee, :tour, :state, :step, :at)
                on conflict (employee_id, tour_id) do update
                set state = excluded.state, step = excluded.step,
                    changed_at = excluded.changed_at
                where training_tour.state <> 'FINISHED'
                """)
                .bind("employee", employeeId)
                .bind("tour", row.tour())
                .bind("state", row.state().name())
                .bind("step", row.step())
                .bind("at", row.changedAt())
                .then()
                .then(of(employeeId)
                        .filter(each -> each.tour().equals(row.tour()))
                        .single());
    }
}
