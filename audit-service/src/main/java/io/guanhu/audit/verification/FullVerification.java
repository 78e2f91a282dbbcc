package io.guanhu.audit.verification;

import io.guanhu.audit.model.Frontier;
import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.standing.LogStanding;
import io.guanhu.platform.job.Job;
import io.guanhu.platform.job.JobWork;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Verifies the whole log, with a few seconds' work per step. */
@Component
class FullVerification implements JobWork {

    static final String TYPE = "audit-verification";

    /** Half a million leaves. */
    private static final int CHUNKS_PER_STEP = 8;

    private final Verifications verifications;
    private final VerificationStore store;
    private final LogStanding standing;
    private final Positions positions;
    private final Alarm alarm;
    private final JsonMapper json;

    FullVerification(
            Verifications verifications,
            VerificationStore store,
            LogStanding standing,
            Positions positions,
            Alarm alarm,
            JsonMapper json) {
        this.verifications = verifications;
        this.store = store;
        this.standing = standing;
        this.positions = positions;
        this.alarm = alarm;
        this.json = json;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Mono<Step> step(Job job) {
        return standing.compare()
                .publishOn(Schedulers.boundedElastic())
                .map(state -> check(job, state))
                .flatMap(checked -> checked.step().result() == null
                        ? Mono.just(checked.step())
                        : alarm.after(checked.size(), checked.flaw()).thenReturn(checked.step()));
    }

    private record Checked(Step step, long size, Optional<Flaw> flaw) {}

    private Checked check(Job job, LogStanding.State state) {
        String name = job.id().toString();
        Frontier frontier = Optional.ofNullable(job.position())
                .flatMap(position -> positions.read(name, position))
                .orElseGet(() -> Frontier.of(0, List.of()));
        try (Verifying verifying = verifications.from(frontier)) {
            long size = state.agrees() ? state.size() : signedSize();
            Optional<Flaw> flaw = verifying.advance(size, CHUNKS_PER_STEP);
            long done = verifying.frontier().size();
            if (flaw.isEmpty() && done < size) {
                return new Checked(
                        Step.continueAt(positions.write(name, verifying.frontier()), done, size),
                        size,
                        Optional.empty());
            }
            Optional<Flaw> found = flaw.isPresent() ? flaw : verifying.finish();
            return ended(done, size, verifying.witnessedSize(), found.or(() -> flawOf(state, size)));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The log could not be read", e);
        }
    }

    /** The size according to the database, if the database is not trusted anyway. */
    private long signedSize() throws SQLException {
        try (Connection connection = store.open()) {
            return store.sizes(connection)[1];
        }
    }

    private static Optional<Flaw> flawOf(LogStanding.State state, long size) {
        return Optional.ofNullable(state.flaw()).map(kind -> new Flaw(Math.min(size, state.size()), kind));
    }

    private Checked ended(long done, long size, @Nullable Long witnessed, Optional<Flaw> flaw) {
        String result = json.writeValueAsString(Outcome.of(size, witnessed, flaw));
        return new Checked(Step.completed(done, result), size, flaw);
    }
}
