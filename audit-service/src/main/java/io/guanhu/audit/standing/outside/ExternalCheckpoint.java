package io.guanhu.audit.standing.outside;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteVerifier;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.ProofCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The checkpoints outside the database, where no database administrator can reach them: the latest
 * in its own file, all of them in a history. They only move forward, with a proof that the newer
 * log extends the older one.
 *
 * <p>The history decides: removing the latest file, or replacing it by an older one, changes
 * nothing.
 */
@Component
public class ExternalCheckpoint {

    /** C2SP tlog-tiles: the submission prefix as a URL without its scheme. */
    private static final Pattern ORIGIN = Pattern.compile("[a-z0-9][a-z0-9.-]*(:\\d{1,5})?(/[A-Za-z0-9._~-]+)*");

    private final Path directory;
    private final NoteFile file;
    private final NoteHistory history;
    private final List<NoteVerifier> keys;

    /** The last note with a verified signature; most reads find the same one again. */
    private final AtomicReference<@Nullable SignedNote> verified = new AtomicReference<>();

    @Autowired
    public ExternalCheckpoint(@Value("${guanhu.audit.checkpoint-directory}") Path directory, NoteVerifier verifier)
            throws IOException {
        this(directory, List.of(verifier));
    }

    /**
     * Accepts checkpoints signed by several keys.
     *
     * @param keys the keys of one log, each of which may have signed what is there
     */
    public ExternalCheckpoint(Path directory, List<NoteVerifier> keys) throws IOException {
        this.keys = List.copyOf(keys);
        if (!ORIGIN.matcher(origin()).matches()) {
            throw new IllegalArgumentException(
                    "guanhu.audit.origin is the log's URL without its scheme, such as" + " audit.bank.example/guanhu");
        }
        this.directory = Files.createDirectories(directory);
        this.file = new NoteFile(directory);
        this.history = new NoteHistory(directory);
    }

    /**
     * The latest checkpoint.
     *
     * @return empty if there is none; {@link IllegalArgumentException} if what is there does not
     *     belong to this log or is not signed by its key
     */
    public Mono<Optional<SignedNote>> read() {
        return blocking(() -> newest(latest()));
    }

    /**
     * All stored checkpoints, oldest first. Their signatures are not verified: if one differs from
     * the log, call {@link #isOurs}.
     */
    public Mono<List<SignedNote>> history() {
        return blocking(history::all);
    }

    /** Like {@link #history}, for sizes above one and up to another; blocks. */
    public List<SignedNote> historyBetween(long from, long to) throws IOException {
        return history.between(from, to);
    }

    /**
     * Moves on to a newer checkpoint. One that is already there, or older, changes nothing.
     *
     * @param proof the proof that the newer log extends the one whose checkpoint is there
     * @return {@link IllegalArgumentException} if the proof is wrong, or what is there does not
     *     belong to this log; {@link IOException} if the files cannot be written
     */
    public Mono<Void> advance(SignedNote note, List<Hash> proof) {
        return blocking(() -> {
                    file.exclusively(() -> move(note, proof));
                    return true;
                })
                .then();
    }

    private void move(SignedNote note, List<Hash> proof) throws IOException {
        Checkpoint next = Checkpoint.parse(ours(note).text());
        Optional<SignedNote> latest = latest();
        Checkpoint before = newest(latest)
                .map(each -> Checkpoint.parse(each.text()))
                .orElse(new Checkpoint(next.origin(), 0, Hash.ofNothing()));
        if (before.size() > next.size() || before.equals(next)) {
            return;
        }
        if (!ProofCheck.consistent(before.size(), before.root(), next.size(), next.root(), proof)) {
            throw new IllegalArgumentException("The log of %d entries is not proven to begin with that of %d"
                    .formatted(next.size(), before.size()));
        }
        history.append(note);
        file.exchange(latest, note);
    }

    private Optional<SignedNote> newest(Optional<SignedNote> latest) throws IOException {
        // Usually both are the same note, which is verified once.
        Optional<SignedNote> last = history.last().map(this::ours);
        if (latest.isEmpty() || last.isEmpty()) {
            return latest.or(() -> last);
        }
        Checkpoint shown = Checkpoint.parse(latest.get().text());
        Checkpoint kept = Checkpoint.parse(last.get().text());
        if (shown.size() == kept.size() && !shown.equals(kept)) {
            throw new IllegalArgumentException("Two checkpoints of one size contradict each other");
        }
        return shown.size() > kept.size() ? latest : last;
    }

    private Optional<SignedNote> latest() throws IOException {
        try {
            return Optional.of(ours(SignedNote.parse(file.read())));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private SignedNote ours(SignedNote note) {
        if (note.equals(verified.get())) {
            return note;
        }
        if (!isOurs(note)) {
            throw new IllegalArgumentException("The checkpoint there is not this log's");
        }
        verified.set(note);
        return note;
    }

    /** Whether one of the log's keys signed it, for this log. */
    public boolean isOurs(SignedNote note) {
        return keys.stream().anyMatch(note::isSignedBy)
                && Checkpoint.parse(note.text()).origin().equals(origin());
    }

    private String origin() {
        return keys.getFirst().name();
    }

    /** Whether there is none; blocks. */
    public boolean isEmpty() throws IOException {
        return history.last().isEmpty() && !Files.exists(directory.resolve("checkpoint"));
    }

    /**
     * At start, requires that what is there, if anything, belongs to this log. Blocks.
     *
     * @param otherwise what to do otherwise, with a placeholder for the directory
     */
    public void requireOurs(String otherwise) throws IOException {
        try {
            newest(latest());
        } catch (IllegalArgumentException foreign) {
            throw new IllegalStateException(otherwise.formatted(directory), foreign);
        }
    }

    private static <T> Mono<T> blocking(Callable<T> reading) {
        return Mono.fromCallable(reading).subscribeOn(Schedulers.boundedElastic());
    }
}
