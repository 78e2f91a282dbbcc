package io.guanhu.audit.standing;

import io.guanhu.audit.standing.outside.ExternalCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** A process that has just started: it knows what is outside the database, and nothing else. */
public final class Restarted {

    private final LogStanding standing;

    public Restarted(ExternalCheckpoint external, TileStore tiles) {
        this(external, tiles, "");
    }

    public Restarted(ExternalCheckpoint external, TileStore tiles, String adopted) {
        this.standing = new LogStanding(
                external, tiles, new Adoption("test.example/audit", adopted), uncontradicted(), List.of());
    }

    private static Contradictions uncontradicted() {
        try {
            return new Contradictions(Path.of("target", "no-checkpoints"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What it finds: {@code agrees}, or the code of a flaw. */
    public String finds() {
        var state = Objects.requireNonNull(standing.compare().block(Duration.ofSeconds(30)));
        return state.flaw() == null ? "agrees" : state.flaw().code();
    }
}
