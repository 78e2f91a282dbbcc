package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.Decision;
import io.guanhu.ownership.model.Refusal;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Turns decisions into answers, and carries out commands with the keys for their words. */
@Component
public class AuditedCommands {

    private static final Set<Refusal> FORBIDDEN = Set.of(
            Refusal.SAME_PERSON,
            Refusal.OUTSIDE_YOUR_BRANCH,
            Refusal.ONLY_RECEIVER_ACCEPTS,
            Refusal.ONLY_PROPOSER_WITHDRAWS);

    private final Acts acts;
    private final FreeTexts texts;

    AuditedCommands(Acts acts, FreeTexts texts) {
        this.acts = acts;
        this.texts = texts;
    }

    /** The new state, or the refusal as a problem. */
    public static <S> Mono<S> stateOf(Decision<S> decision) {
        return switch (decision) {
            case Decision.Accepted<S>(S state) -> Mono.just(state);
            case Decision.Refused<S>(Refusal reason) -> Mono.error(problem(reason));
        };
    }

    /** Carries out acts that store words about the customers whom they concern. */
    public <T> Mono<T> carryOut(List<AuditEntry> entries, @Nullable String words, Mono<T> command) {
        Set<UUID> customers = entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.customerId()))
                .collect(Collectors.toSet());
        return acts.attempt(entries, texts.sealing(customers, words, acts.carryOut(entries, command)));
    }

    private static ProblemException problem(Refusal reason) {
        return switch (reason) {
            case BEGINS_IN_THE_PAST -> ProblemException.invalid("from", "in-the-past");
            case BEGINS_TOO_LATE -> ProblemException.invalid("from", "too-far-ahead");
            case Refusal other when FORBIDDEN.contains(other) -> ProblemException.forbidden(other.code());
            case Refusal other -> ProblemException.conflict(other.code());
        };
    }
}
