package io.guanhu.customer.census;

import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Questions in a map, and when the last census was taken. */
final class InMemoryCensusQuestionStore extends CensusQuestionStore {

    private static final String LAST = "last";

    private final Map<UUID, Question> questions;
    private final Map<String, Instant> taken;

    InMemoryCensusQuestionStore(Memory memory, Instant takenAt) {
        super(Memory.noDatabase());
        this.questions = memory.rows();
        this.taken = memory.rows();
        takenAt(takenAt);
    }

    void takenAt(Instant moment) {
        taken.put(LAST, moment);
    }

    void asked(UUID census, Instant asOf, String... prefixes) {
        Question question = new Question(UUID.randomUUID(), census, asOf, List.of(prefixes));
        questions.put(question.id(), question);
    }

    void answerAll() {
        questions.clear();
    }

    int open() {
        return questions.size();
    }

    private boolean isDue(Instant due) {
        return !Objects.requireNonNull(taken.get(LAST)).isAfter(due);
    }

    @Override
    Mono<Boolean> claim(Instant now, Instant due) {
        return Mono.fromSupplier(() -> {
            boolean claimed = isDue(due);
            if (claimed) {
                takenAt(now);
            }
            return claimed;
        });
    }

    @Override
    Mono<Boolean> due(Instant due) {
        return Mono.fromSupplier(() -> isDue(due));
    }

    @Override
    Mono<Question> next() {
        return Mono.fromSupplier(() -> questions.values().stream().findFirst().orElse(null));
    }

    @Override
    Mono<Boolean> end(Question question) {
        return Mono.fromSupplier(() -> questions.remove(question.id()) != null);
    }

    @Override
    Mono<Void> endBefore(Instant asOf) {
        return Mono.fromRunnable(
                () -> questions.values().removeIf(each -> each.asOf().isBefore(asOf)));
    }
}
