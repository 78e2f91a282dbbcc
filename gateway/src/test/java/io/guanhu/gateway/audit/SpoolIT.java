package io.guanhu.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts on a real disk. */
class SpoolIT {

    private static final Instant NOW = Instant.parse("2026-11-25T08:00:30Z");
    private static final Instant NEXT_MINUTE = NOW.plusSeconds(60);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Refusal LIMITED =
            new Refusal("GET /api/customers/**", "too-many-requests", ActorType.STAFF, "E1101");
    private static final Refusal NOBODY =
            new Refusal("connection", "malformed-request", ActorType.ANONYMOUS, "address-ab");

    @TempDir
    private Path directory;

    @Test
    void addsUpWhatWasCountedInOneMinute() throws IOException {
        Spool spool = spool(1_000_000);
        spool.append(Map.of(LIMITED, 3L, NOBODY, 1L), NOW);
        spool.append(Map.of(LIMITED, 4L), NOW.plusSeconds(1));

        assertThat(spool.closed(NOW.plusSeconds(2))).isEmpty();
        assertThat(read(spool.closed(NEXT_MINUTE)))
                .singleElement()
                .satisfies(segment ->
                        assertThat(segment.counts()).containsOnly(Map.entry(LIMITED, 7L), Map.entry(NOBODY, 1L)));
    }

    @Test
    void keepsEverythingWhenTheProcessIsKilled() throws IOException {
        spool(1_000_000).append(Map.of(LIMITED, 3L), NOW);

        Spool again = spool(1_000_000);
        List<Spool.Segment> found = read(again.closed(NOW));
        again.append(Map.of(LIMITED, 1L), NOW);

        assertThat(found).singleElement().satisfies(s -> assertThat(s.counts()).containsValue(3L));
        assertThat(read(again.closed(NOW))).isEqualTo(found);
        assertThat(again.closed(NEXT_MINUTE)).hasSize(2);
    }

    @Test
    void makesTheSameEntriesOfTheSameSegmentAndOthersOfAnother() throws IOException {
        Spool spool = spool(1_000_000);
        spool.append(Map.of(LIMITED, 3L, NOBODY, 1L), NOW);
        spool.append(Map.of(LIMITED, 3L), NEXT_MINUTE);
        List<Path> closed = spool.closed(NEXT_MINUTE.plus(MINUTE));
        Entries entries = new Entries("one");

        List<AuditEntryRecorded> first = entries.of(Spool.read(closed.getFirst()));

        assertThat(entries.of(Spool.read(closed.getFirst()))).isEqualTo(first);
        assertThat(first)
                .extracting(AuditEntryRecorded::reason)
                .containsExactlyInAnyOrder("too-many-requests-3-times", "malformed-request");
        assertThat(entries.of(Spool.read(closed.getLast())))
                .extracting(AuditEntryRecorded::entryId)
                .doesNotContainAnyElementsOf(
                        first.stream().map(AuditEntryRecorded::entryId).toList());
        assertThat(new Entries("two").of(Spool.read(closed.getFirst())))
                .extracting(AuditEntryRecorded::entryId)
                .doesNotContainAnyElementsOf(
                        first.stream().map(AuditEntryRecorded::entryId).toList());
        assertThat(first.getFirst().entryId().version()).isEqualTo(8);
        assertThat(first.getFirst().entryId().variant()).isEqualTo(2);
    }

    @Test
    void knowsATornLineAndLosesNoOther() throws IOException {
        Spool spool = spool(1_000_000);
        spool.append(Map.of(LIMITED, 3L), NOW);
        Path file = spool.closed(NEXT_MINUTE).getFirst();
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(1, whole.length() / 2) + "\n" + whole, StandardOpenOption.APPEND);

        Spool.Segment segment = Spool.read(file);

        assertThat(segment.counts()).containsExactly(Map.entry(LIMITED, 6L));
        assertThat(segment.broken()).isEqualTo(1);
    }

    @Test
    void takesNoMoreThanThereIsRoomFor() throws IOException {
        Spool spool = spool(120);

        assertThat(spool.append(Map.of(LIMITED, 1L), NOW)).isTrue();
        assertThat(spool.append(Map.of(LIMITED, 1L, NOBODY, 2L), NOW)).isFalse();
        Spool.delete(spool.closed(NEXT_MINUTE).getFirst());
        assertThat(spool.append(Map.of(LIMITED, 1L), NEXT_MINUTE)).isTrue();
    }

    @Test
    void writesNothingThatBreaksALine() throws IOException {
        Refusal nasty = new Refusal("GET\t/\n", "code\n\t", ActorType.ANONYMOUS, "x".repeat(1_000));
        Spool spool = spool(1_000_000);
        spool.append(Map.of(nasty, 2L), NOW);

        Spool.Segment segment = Spool.read(spool.closed(NEXT_MINUTE).getFirst());

        assertThat(segment.broken()).isZero();
        assertThat(segment.counts()).containsExactly(Map.entry(nasty, 2L));
    }

    @Test
    void keepsItsIdentity() throws IOException {
        SpoolIdentity made = SpoolIdentity.in(directory);

        assertThat(SpoolIdentity.in(directory).name()).isEqualTo(made.name());
        assertThat(SpoolIdentity.in(directory).hash("10.0.0.1"))
                .isEqualTo(made.hash("10.0.0.1"))
                .isNotEqualTo(made.hash("10.0.0.2"))
                .doesNotContain("10.0.0.1");
    }

    @Test
    void countsThoseBeyondItsRoomAsOthers() {
        Tally tally = new Tally(1);
        tally.add(LIMITED);
        tally.add(LIMITED);
        tally.add(NOBODY);
        tally.add(NOBODY);

        assertThat(tally.take()).containsOnly(Map.entry(LIMITED, 2L), Map.entry(NOBODY.ofOthers(), 2L));
        assertThat(tally.take()).isEmpty();
    }

    private Spool spool(long limit) throws IOException {
        return new Spool(directory, limit, MINUTE);
    }

    private static List<Spool.Segment> read(List<Path> files) throws IOException {
        List<Spool.Segment> segments = new ArrayList<>();
        for (Path file : files) {
            segments.add(Spool.read(file));
        }
        return segments;
    }
}
