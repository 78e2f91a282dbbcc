package io.guanhu.platform.audit;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.runtime.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Records calls that anybody may repeat as often as they like at no cost. Of equal calls, the first
 * is recorded at once; those that follow closely are counted and recorded together. The log then
 * shows how many there were, but cannot be flooded. A crash loses the last few seconds of
 * repetitions, but never the first call.
 */
final class CountedCalls {

    private static final Logger LOG = LoggerFactory.getLogger(CountedCalls.class);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final String OTHERS = "other";

    private final AuditTrail trail;
    private final Clock clock;
    private final Duration round;
    private final int most;
    private final Map<Kind, Repeats> counts = new HashMap<>();

    /**
     * @param round how often repetitions are recorded
     * @param most how many kinds of calls are distinguished; the rest are counted together
     */
    CountedCalls(AuditTrail trail, Clock clock, Duration round, int most) {
        this.trail = trail;
        this.clock = clock;
        this.round = round;
        this.most = most;
    }

    /** Calls with the same kind are equal. */
    private record Kind(
            ActorType actorType,
            String actorId,
            String action,
            String resourceId,
            Outcome outcome,
            @Nullable String reason) {

        static Kind of(AuditEntryRecorded call) {
            return new Kind(
                    call.actorType(), call.actorId(), call.action(), call.resourceId(), call.outcome(), call.reason());
        }
    }

    private static final class Repeats {

        private AuditEntryRecorded last;
        private long waiting;
        private Instant seen;

        Repeats(AuditEntryRecorded first, Instant seen) {
            this.last = first;
            this.seen = seen;
        }

        void add(AuditEntryRecorded call, long count, Instant now) {
            last = call;
            waiting += count;
            seen = now;
        }
    }

    /** Never fails: what cannot be written now is counted, and written later. */
    Mono<Void> record(AuditEntryRecorded call) {
        return record(call, call);
    }

    /**
     * The same for a call with details that are not part of its kind.
     *
     * @param first recorded if the call is the first of its kind
     * @param counted the kind, which is recorded for repetitions
     */
    Mono<Void> record(AuditEntryRecorded first, AuditEntryRecorded counted) {
        return Mono.defer(() -> isFirst(counted)
                ? trail.recordSeparately(List.of(first))
                        .doOnError(failure -> count(counted, 1, failure))
                        .onErrorComplete()
                : Mono.empty());
    }

    private synchronized boolean isFirst(AuditEntryRecorded call) {
        Instant now = clock.instant();
        Kind kind = Kind.of(call);
        Repeats known = counts.get(kind);
        if (known == null && counts.size() < most) {
            counts.put(kind, new Repeats(call, now));
            return true;
        }
        add(call, 1, now);
        return false;
    }

    private void add(AuditEntryRecorded call, long count, Instant now) {
        boolean room = counts.size() < most || counts.containsKey(Kind.of(call));
        AuditEntryRecorded counted = room ? call : ofOthers(call);
        counts.computeIfAbsent(Kind.of(counted), _ -> new Repeats(counted, now)).add(counted, count, now);
    }

    private synchronized void count(AuditEntryRecorded call, long count, Throwable failure) {
        LOG.error("{} calls of {} are not audited yet: {}", count, call.resourceId(), Failure.of(failure));
        add(call, count, clock.instant());
    }

    /** Records what was counted since the last round. */
    Mono<Duration> round() {
        return Mono.defer(() -> {
            Map<AuditEntryRecorded, Long> taken = drain();
            List<AuditEntryRecorded> entries = taken.entrySet().stream()
                    .map(each -> trail.again(each.getKey(), each.getValue()))
                    .toList();
            return (entries.isEmpty() ? Mono.<Void>empty() : trail.recordSeparately(entries))
                    .doOnError(failure -> taken.forEach((c, n) -> count(c, n, failure)))
                    .thenReturn(round);
        });
    }

    private synchronized Map<AuditEntryRecorded, Long> drain() {
        Map<AuditEntryRecorded, Long> taken = new HashMap<>();
        Instant quietSince = clock.instant().minus(QUIET);
        for (Iterator<Repeats> all = counts.values().iterator(); all.hasNext(); ) {
            Repeats each = all.next();
            if (each.waiting > 0) {
                taken.put(each.last, each.waiting);
                each.waiting = 0;
            } else if (each.seen.isBefore(quietSince)) {
                all.remove();
            }
        }
        return taken;
    }

    /** Stands for all callers beyond those that are distinguished. */
    private static AuditEntryRecorded ofOthers(AuditEntryRecorded call) {
        return AuditEntryRecorded.entry(call.entryId(), call.at(), call.service())
                .actor(call.actorType(), OTHERS)
                .roles(call.actorRoles())
                .action(call.action())
                .resource(call.resourceType(), OTHERS)
                .outcome(call.outcome())
                .reason(Optional.ofNullable(call.reason()).map(_ -> OTHERS).orElse(null))
                .build();
    }
}
