package io.guanhu.audit.witnessing;

import static io.guanhu.audit.AuditTables.DATABASE;
import static io.guanhu.audit.AuditTables.NOW;
import static io.guanhu.audit.AuditTables.note;
import static io.guanhu.audit.AuditTables.signed;
import static io.guanhu.audit.AuditTables.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.AuditTables;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class CosignatureStoreIT {

    private static final Duration HOUR = Duration.ofHours(1);

    private final CosignatureStore store = new CosignatureStore(DATABASE.client());
    private final long size = AuditTables.size();

    @Test
    void givesTheLatestCheckpoint() {
        assertThat(DATABASE.rolledBack(signed(size + 1).then(signed(size)).then(store.newest())))
                .isEqualTo(note(size + 1));
        AuditTables.begin();
        assertThat(DATABASE.run(store.newest())).isNull();
    }

    @Test
    void keepsOneAnswerOfEachWitnessTheLatest() {
        assertThat(DATABASE.rolledBack(keep("second", "b\n")
                        .then(keep("first", "a\n"))
                        .then(store.keep(size + 1, "first", "other\n", NOW))
                        .then(keep("second", "c\n"))
                        .thenMany(store.lines(size))
                        .collectList()))
                .containsExactly("a\n", "c\n");
    }

    @Test
    void leavesNothingOfWhatIsRolledBack() {
        DATABASE.rolledBack(keep("first", "a\n").then(witnessed(size, NOW)));

        assertThat(DATABASE.get(store.lines(size).collectList())).isEmpty();
        assertThat(DATABASE.get(store.witnessedSize())).isNotEqualTo(size);
    }

    @Test
    void tellsTheSizeOfTheLatestThatEnoughWitnessesSaw() {
        Mono<Void> nothing = sql("delete from cosigned_checkpoint");

        assertThat(DATABASE.rolledBack(nothing.then(store.witnessedSize()))).isZero();
        assertThat(DATABASE.rolledBack(
                        witnessed(size + 1, NOW).then(witnessed(size, NOW)).then(store.witnessedSize())))
                .isEqualTo(size + 1);
    }

    @Test
    void keepsTheNoteWithMoreSignatures() {
        assertThat(DATABASE.rolledBack(witnessed(size, NOW)
                        .then(store.witnessed(size, note(size + 1), NOW))
                        .thenMany(DATABASE.client()
                                .sql("select note from cosigned_checkpoint where size = " + size)
                                .mapValue(String.class)
                                .all())
                        .collectList()))
                .containsExactly(note(size + 1).toString());
    }

    /** Of each past day the last stays: it covers all before it. */
    @Test
    void tidiesAwayWhatIsOlderButTheLastOfEachDay() {
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        Flux<Long> left = DATABASE.client()
                .sql("select size from cosigned_checkpoint where size >= %d order by size".formatted(size))
                .mapValue(Long.class)
                .all();

        assertThat(DATABASE.rolledBack(witnessed(size, yesterday)
                        .then(witnessed(size + 1, yesterday.plus(HOUR)))
                        .then(witnessed(size + 2, NOW))
                        .then(witnessed(size + 3, NOW.plus(HOUR)))
                        .then(store.tidy(NOW))
                        .thenMany(left)
                        .collectList()))
                .containsExactly(size + 1, size + 2, size + 3);
    }

    @Test
    void tidiesAwayOldCosignatures() {
        assertThat(DATABASE.rolledBack(store.keep(size, "first", "old\n", NOW.minusSeconds(1))
                        .then(store.keep(size, "second", "new\n", NOW))
                        .then(store.tidy(NOW))
                        .thenMany(store.lines(size))
                        .collectList()))
                .containsExactly("new\n");
    }

    @Test
    void theSecondOfTwoAnswersAtOnceWaitsAndReplacesTheFirst() {
        var race = DATABASE.race(
                keep("first", "a\n"),
                keep("first", "b\n").thenMany(store.lines(size)).collectList());

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).containsExactly("b\n");
    }

    @Test
    void theSecondOfTwoWhoSettleACheckpointWaitsAndReplacesTheFirst() {
        var race = DATABASE.race(
                witnessed(size, NOW), store.witnessed(size, note(size + 1), NOW).then(store.witnessedSize()));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(size);
    }

    private Mono<Void> keep(String witness, String lines) {
        return store.keep(size, witness, lines, NOW);
    }

    private Mono<Void> witnessed(long of, Instant at) {
        return store.witnessed(of, note(of), at);
    }
}
