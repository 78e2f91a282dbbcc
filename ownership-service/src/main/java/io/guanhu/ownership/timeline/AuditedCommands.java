package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.Decision;
import io.guanhu.ownership.model.Refusal;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Turns decisions into answers, and records every command, whether carried out or refused. */
@Component
public class AuditedCommands {

    private static final Set<Refusal> FORBIDDEN = Set.of(
            Refusal.SAME_PERSON,
            Refusal.OUTSIDE_YOUR_BRANCH,
            Refusal.ONLY_RECEIVER_ACCEPTS,
            Refusal.ONLY_PROPOSER_WITHDRAWS);

    private final AuditTrail trail;
    private final FreeTexts texts;

    AuditedCommands(AuditTrail trail, FreeTexts texts) {
        this.trail = trail;
        this.texts = texts;
    }

    /** The new state, or the refusal as a problem. */
    public static <S> Mono<S> stateOf(Decision<S> decision) {
        return switch (decision) {
            case Decision.Accepted<S>(S state) -> Mono.just(state);
            case Decision.Refused<S>(Refusal reason) -> Mono.error(problem(reason));
        };
    }

    /**
     * Runs a command and its audit entries in one transaction.
     */
    public <T> Mono<T> run(List<AuditEntry> entries, Mono<T> command) {
        return run(entries, null, command);
    }

    /** The same for a command that stores words about the entries' customers. */
    public <T> Mono<T> run(List<AuditEntry> entries, @Nullable String words, Mono<T> command) {
        Set<UUID> customers = entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.customerId()))
                .collect(Collectors.toSet());
        Mono<T> entered = command.delayUntil(_ -> Flux.fromIterable(entries).concatMap(trail::allowed));
        return trail.attempt(entries).then(texts.sealing(customers, words, entered));
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
