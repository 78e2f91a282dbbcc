package io.guanhu.ownership.census;

import io.guanhu.platform.testing.Memory;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Reports, the oldest first. */
final class InMemoryAnswerStore extends AnswerStore {

    private final Map<UUID, Answer> rows;
    /** Whether another process ends each report just before. */
    boolean takenMeanwhile;

    InMemoryAnswerStore(Memory memory) {
        super(Memory.noDatabase());
        rows = memory.rows();
    }

    void add(Answer answer) {
        rows.put(answer.id(), answer);
    }

    @Override
    Mono<Answer> next() {
        return Mono.fromSupplier(() -> rows.values().stream().findFirst().orElse(null));
    }

    @Override
    Mono<Boolean> end(Answer answer) {
        return Mono.fromSupplier(() -> rows.remove(answer.id()) != null && !takenMeanwhile);
    }
}
