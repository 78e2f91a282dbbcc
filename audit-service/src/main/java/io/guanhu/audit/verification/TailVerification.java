package io.guanhu.audit.verification;

import io.guanhu.audit.model.Frontier;
import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.standing.LogStanding;
import io.guanhu.tlog.note.Checkpoint;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Verifies what was appended since the last time; after a restart, continues where it stopped. */
@Component
class TailVerification {

    private static final String NAME = "tail";
    private static final Duration REST = Duration.ofSeconds(20);
    private static final int CHUNKS_PER_ROUND = 8;

    private final Verifications verifications;
    private final VerificationStore store;
    private final LogStanding standing;
    private final Positions positions;
    private final Alarm alarm;
    private final Clock clock;

    TailVerification(
            Verifications verifications,
            VerificationStore store,
            LogStanding standing,
            Positions positions,
            Alarm alarm,
            Clock clock) {
        this.verifications = verifications;
        this.store = store;
        this.standing = standing;
        this.positions = positions;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** Runs one round, and returns how long to pause. */
    Mono<Duration> round() {
        return Mono.fromCallable(this::check)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(checked -> checked.flaw().isEmpty()
                        ? Mono.just(checked.behind() ? Duration.ZERO : REST)
                        : alarm.after(checked.size(), checked.flaw()).thenReturn(REST));
    }

    private record Checked(long size, boolean behind, Optional<Flaw> flaw) {}

    private Checked check() throws IOException, SQLException {
        long size = standing.agreed().map(Checkpoint::size).orElse(0L);
        Frontier before = reached();
        if (before.size() >= size) {
            alarm.tailIsVerified(clock.instant());
            return new Checked(size, false, Optional.empty());
        }
        try (Verifying verifying = verifications.from(before)) {
            Optional<Flaw> flaw = verifying.advance(size, CHUNKS_PER_ROUND);
            if (flaw.isPresent()) {
                return new Checked(size, false, flaw);
            }
            keep(verifying.frontier());
            boolean behind = verifying.frontier().size() < size;
            if (!behind) {
                alarm.tailIsVerified(clock.instant());
            }
            return new Checked(size, behind, Optional.empty());
        }
    }

    private Frontier reached() throws SQLException {
        try (Connection connection = store.open()) {
            return store.position(connection)
                    .flatMap(position -> positions.read(NAME, position))
                    .orElseGet(() -> Frontier.of(0, List.of()));
        }
    }

    private void keep(Frontier frontier) throws SQLException {
        try (Connection connection = store.open()) {
            store.keepPosition(connection, positions.write(NAME, frontier), clock.instant());
        }
    }
}
