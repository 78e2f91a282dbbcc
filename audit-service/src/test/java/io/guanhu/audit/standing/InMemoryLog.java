package io.guanhu.audit.standing;

import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.model.LogKeys;
import io.guanhu.audit.standing.outside.ExternalCheckpoint;
import io.guanhu.platform.testing.Memory;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A log whose tables are in memory, with its files outside, and a process that compares the two. */
public final class InMemoryLog {

    public static final String ORIGIN = "test.example/audit";

    private final Memory memory = new Memory("audit-service");
    private final LogTables tables = new LogTables(memory);
    private final TileStore tiles = new InMemoryTileStore(tables);
    private final NoteSigner signer = signer();
    private final List<SignedNote> published = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Alerts alerts =
            new Alerts(memory.outbox(), memory.transaction(), memory.ids(), memory.clock(), meters);
    private final Path directory;
    private final ExternalCheckpoint external;
    private final Contradictions contradictions;
    private final LogStanding standing;

    /** @param directory for its files */
    public InMemoryLog(Path directory) {
        this.directory = directory;
        try {
            this.external = new ExternalCheckpoint(directory, signer.verifier());
            this.contradictions = new Contradictions(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        this.standing = standing("", contradictions);
    }

    /** A signer for the log with its own key. */
    public static NoteSigner signer() {
        try {
            return new NoteSigner(
                    ORIGIN, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private LogStanding standing(String adopted, Contradictions against) {
        return new LogStanding(external, tiles, new Adoption(ORIGIN, adopted), against, List.of(published::add));
    }

    public Memory memory() {
        return memory;
    }

    public LogTables tables() {
        return tables;
    }

    public TileStore tiles() {
        return tiles;
    }

    public NoteSigner key() {
        return signer;
    }

    public LogKeys keys() {
        return new LogKeys(List.of(signer.verifier()));
    }

    public Path directory() {
        return directory;
    }

    public ExternalCheckpoint external() {
        return external;
    }

    public Contradictions contradictions() {
        return contradictions;
    }

    public LogStanding standing() {
        return standing;
    }

    public Alerts alerts() {
        return alerts;
    }

    public SimpleMeterRegistry meters() {
        return meters;
    }

    public SignedLeaves leaves() {
        return new SignedLeaves(standing, tiles);
    }

    /** What was signed, committed and published, in this order. */
    public List<SignedNote> published() {
        return published;
    }

    /** Another process with the same log: it knows the files, and nothing else. */
    public LogStanding restarted() {
        return restarted("");
    }

    LogStanding restarted(String adopted) {
        try {
            return standing(adopted, new Contradictions(directory));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Compares; the flaw that is found, or null. */
    public @Nullable Kind compared() {
        return memory.get(standing.compare()).flaw();
    }

    /** A checkpoint that the log's key signs, whatever it says. */
    public SignedNote sign(long size, Hash root) {
        return signer.sign(new Checkpoint(ORIGIN, size, root));
    }

    /** Changes the hash of a leaf in its tile. */
    public void changeHash(long leaf) {
        TileId id = new TileId(0, leaf / Tile.FULL);
        tables.tiles().computeIfPresent(id, (_, tile) -> {
            byte[] bytes = tile.bytes();
            bytes[(int) (leaf % Tile.FULL) * Hash.LENGTH] ^= 1;
            return Tile.of(bytes);
        });
    }
}
