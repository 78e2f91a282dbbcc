package io.guanhu.ownership.training;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.training.Course;
import io.guanhu.ownership.model.training.Course.Marking;
import io.guanhu.ownership.model.training.Standing.Taken;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** People who must take training, and their attempts. */
final class InMemoryTrainingStore extends TrainingStore {

    /** An attempt, without its answers. */
    record Row(String employeeId, String course, int score, boolean passed, Instant at) {}

    final Map<UUID, Row> attempts;
    private final Map<String, Person> people;
    private final Map<String, String> directory = new HashMap<>();

    InMemoryTrainingStore(Memory memory) {
        super(Memory.noDatabase());
        attempts = memory.rows();
        people = memory.rows();
    }

    /** A manager in the directory. */
    void manager(String employeeId, String branch) {
        directory.put(employeeId, branch);
    }

    Map<String, Person> people() {
        return Map.copyOf(people);
    }

    @Override
    Mono<LocalDate> enrol(String employeeId, @Nullable String branch, LocalDate today) {
        return Mono.fromSupplier(() -> people.merge(
                        employeeId,
                        new Person(employeeId, null, branch, today),
                        (before, next) -> new Person(employeeId, before.name(), branch, before.since()))
                .since());
    }

    @Override
    Mono<Long> enrolDirectory(LocalDate today) {
        return Mono.fromSupplier(() -> directory.entrySet().stream()
                .filter(each ->
                        people.putIfAbsent(each.getKey(), new Person(each.getKey(), null, each.getValue(), today))
                                == null)
                .count());
    }

    @Override
    Mono<Void> add(UUID id, String employeeId, Course course, Marking marking, Instant at) {
        return Mono.fromRunnable(
                () -> attempts.put(id, new Row(employeeId, course.id(), marking.score(), marking.passed(), at)));
    }

    @Override
    Mono<Map<String, Map<String, Taken>>> taken(Collection<String> employeeIds) {
        return Mono.fromSupplier(() -> {
            Map<String, Map<String, Taken>> all = new HashMap<>();
            attempts.values().stream()
                    .filter(each -> employeeIds.contains(each.employeeId()))
                    .forEach(each -> all.computeIfAbsent(each.employeeId(), _ -> new HashMap<>())
                            .merge(each.course(), taken(each), InMemoryTrainingStore::latest));
            return all;
        });
    }

    private static Taken taken(Row row) {
        return row.passed() ? new Taken(row.at(), null) : new Taken(null, row.at());
    }

    private static Taken latest(Taken before, Taken next) {
        return new Taken(
                next.passedAt() == null ? before.passedAt() : next.passedAt(),
                next.failedAt() == null ? before.failedAt() : next.failedAt());
    }

    @Override
    Flux<Person> people(@Nullable Branch branch, LocalDate today, ZoneId zone, String after, int limit) {
        return Flux.defer(() -> Flux.fromIterable(people.values().stream()
                .filter(each -> each.employeeId().compareTo(after) > 0)
                .filter(each -> branch == null || within(branch, each))
                .sorted(Comparator.comparing(Person::employeeId))
                .limit(limit)
                .toList()));
    }

    private static boolean within(Branch branch, Person person) {
        String path = person.branch();
        return path != null && branch.covers(new Branch(path));
    }
}
