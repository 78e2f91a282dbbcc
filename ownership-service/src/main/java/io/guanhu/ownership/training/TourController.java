package io.guanhu.ownership.training;

import io.guanhu.ownership.model.training.Tour;
import io.guanhu.ownership.timeline.Staff;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.description.schema.Required;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The caller's progress in the console's guided tours. */
@RestController
@RequestMapping("/api/training/tours")
class TourController {

    private final TourStore store;
    private final Acts acts;
    private final Clock clock;

    TourController(TourStore store, Acts acts, Clock clock) {
        this.store = store;
        this.acts = acts;
        this.clock = clock;
    }

    record TourProgress(
            @Required Tour.@Nullable State state,
            @Required @Nullable Integer step) {}

    record ShownTour(String id, Tour.State state, int step, Instant changedAt) {

        static ShownTour of(TourStore.Row row) {
            return new ShownTour(row.tour(), row.state(), row.step(), row.changedAt());
        }
    }

    /**
     * @param items the tours that were started
     */
    record Tours(List<ShownTour> items) {}

    @Audited("training.list-tours")
    @GetMapping
    @Permitted("training.list-tours")
    Mono<Tours> list(Caller caller) {
        return store.of(Staff.employeeIdOf(caller))
                .map(ShownTour::of)
                .collectList()
                .map(Tours::new);
    }

    @Audited("training.keep-tour")
    @PutMapping("/{id}")
    @Permitted("training.keep-tour")
    Mono<ShownTour> keep(@PathVariable String id, @RequestBody TourProgress body, Caller caller) {
        String employee = Staff.employeeIdOf(caller);
        Tour tour = Tour.of(id).orElseThrow(() -> ProblemException.notFound("tour-not-found"));
        TourStore.Row row = checked(tour, body);
        var entry = AuditEntry.on(caller, "training.keep-tour", "training", tour.id(), null);
        return acts.carryOut(
                entry.withReason(row.state().name()), store.put(employee, row).map(ShownTour::of));
    }

    private TourStore.Row checked(Tour tour, TourProgress body) {
        List<FieldProblem> problems = new ArrayList<>();
        Tour.State state = body.state();
        Integer step = body.step();
        if (state == null) {
            problems.add(new FieldProblem("state", "required"));
        }
        if (step == null) {
            problems.add(new FieldProblem("step", "required"));
        } else if (step < 0 || step >= Tour.MOST_STEPS) {
            problems.add(new FieldProblem("step", "range"));
        }
        if (state == null || step == null || !problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return new TourStore.Row(tour.id(), state, step, clock.instant());
    }
}
