package io.guanhu.audit.log;

import io.guanhu.audit.model.LogCheck;
import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.standing.ExternalCheckpoint;
import io.guanhu.audit.standing.TileStore;
import io.guanhu.platform.database.TimeLimit;
import io.guanhu.tlog.Checkpoint;
import io.guanhu.tlog.Hash;
import io.guanhu.tlog.NoteVerifier;
import io.guanhu.tlog.SignedNote;
import io.guanhu.tlog.Tile;
import io.guanhu.tlog.TileId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies the whole log: every leaf, its columns and details, every tile, the latest checkpoint
 * and the one outside the database.
 */
@Service
class Verification {

    /** It reads the whole log. */
    private static final TimeLimit LIMIT =
            new TimeLimit("audit-verification", Duration.ofMinutes(30));

    private static final Hash EMPTY = Hash.ofNothing();

    private final LogStore log;
    private final VerificationStore store;
    private final TileStore tiles;
    private final ExternalCheckpoint external;
    private final NoteVerifier verifier;
    private final JsonMapper json;
    private final TransactionalOperator snapshot;

    Verification(
            LogStore log,
            VerificationStore store,
            TileStore tiles,
            ExternalCheckpoint external,
            NoteVerifier verifier,
            JsonMapper json,
            ReactiveTransactionManager transactions) {
        this.log = log;
        this.store = store;
        this.tiles = tiles;
        this.external = external;
        this.verifier = verifier;
        this.json = json;
        this.snapshot = TransactionalOperator.create(transactions, oneMoment());
    }

    private static TransactionDefinition oneMoment() {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        definition.setReadOnly(true);
        return definition;
    }

    /**
     * What a verification found.
     *
     * @param size of the log by its latest checkpoint
     * @param flaw absent if all is well
     */
    record Found(long size, Hash root, Optional<Flaw> flaw) {}

    Mono<Found> run() {
        // The file is read first: the log may grow meanwhile, but it can never be behind the file.
        return external.read()
                .flatMap(outside -> inSnapshot(inside -> run(inside, outside)))
                .onErrorResume(
                        IllegalArgumentException.class,
                        unreadable -> inSnapshot(inside -> Mono.just(forged(claimed(inside)))));
    }

    private Mono<Found> inSnapshot(Function<Optional<SignedNote>, Mono<Found>> verification) {
        return log.checkpoint()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(verification)
                .as(snapshot::transactional)
                .contextWrite(LIMIT::into);
    }

    private Mono<Found> run(Optional<SignedNote> inside, Optional<SignedNote> outside) {
        Checkpoint claimed = claimed(inside);
        if (!Stream.of(inside, outside).flatMap(Optional::stream).allMatch(external::isOurs)) {
            return Mono.just(forged(claimed));
        }
        LogCheck check = new LogCheck();
        check.expect(claimed.size(), claimed.root(), Kind.CHECKPOINT_DIFFERS);
        Optional<Checkpoint> witness = outside.map(note -> Checkpoint.parse(note.text()));
        witness.ifPresent(
                seen -> check.expect(seen.size(), seen.root(), Kind.EXTERNAL_CHECKPOINT_DIFFERS));
        return leaves(check, claimed.size())
                .switchIfEmpty(Mono.defer(() -> inserted(claimed.size())))
                .switchIfEmpty(Mono.defer(() -> rolledBack(claimed, witness)))
                .map(flaw -> found(claimed, flaw))
                .defaultIfEmpty(new Found(claimed.size(), claimed.root(), Optional.empty()));
    }

    private Checkpoint claimed(Optional<SignedNote> inside) {
        return inside.map(note -> Checkpoint.parse(note.text()))
                .orElse(new Checkpoint(verifier.name(), 0, EMPTY));
    }

    private static Found forged(Checkpoint claimed) {
        return found(claimed, new Flaw(0, Kind.CHECKPOINT_FORGED));
    }

    private static Found found(Checkpoint claimed, Flaw flaw) {
        return new Found(claimed.size(), claimed.root(), Optional.of(flaw));
    }

    /** The first flaw of the leaves and what stands above them; empty if there is none. */
    private Mono<Flaw> leaves(LogCheck check, long size) {
        return Flux.<Long, Long>generate(
                        () -> 0L,
                        (next, sink) -> {
                            if (next >= size) {
                                sink.complete();
                            } else {
                                sink.next(next);
                            }
                            return next + Tile.FULL;
                        })
                .concatMap(from -> chunk(check, from, Math.min(size, from + Tile.FULL)), 1)
                .next();
    }

    private Mono<Flaw> chunk(LogCheck check, long from, long to) {
        return Mono.zip(store.leaves(from, to), tiles.tilesAbove(from / Tile.FULL))
                .flatMap(
                        read ->
                                Mono.justOrEmpty(
                                        check(check, from, to, read.getT1(), read.getT2())));
    }

    private Optional<Flaw> check(
            LogCheck check, long from, long to, List<StoredLeaf> leaves, Map<TileId, Tile> tiles) {
        List<Hash> hashes = new ArrayList<>();
        for (StoredLeaf leaf : leaves) {
            if (leaf.index() != from + hashes.size()) {
                break;
            }
            hashes.add(Hash.ofLeaf(leaf.entry()));
        }
        Optional<Flaw> flaw = check.add(hashes, tiles);
        if (flaw.isPresent()) {
            return flaw;
        }
        if (hashes.size() < to - from) {
            return Optional.of(new Flaw(from + hashes.size(), Kind.LEAF_MISSING));
        }
        return leaves.stream().flatMap(leaf -> besides(leaf).stream()).findFirst();
    }

    private Optional<Flaw> besides(StoredLeaf leaf) {
        if (!leaf.indexAgrees(json)) {
            return Optional.of(new Flaw(leaf.index(), Kind.INDEX_CHANGED));
        }
        return leaf.detailsAgree(json)
                ? Optional.empty()
                : Optional.of(new Flaw(leaf.index(), Kind.DETAIL_CHANGED));
    }

    private Mono<Flaw> inserted(long size) {
        return store.hasLeavesFrom(size)
                .filter(found -> found)
                .map(found -> new Flaw(size, Kind.LEAF_INSERTED));
    }

    private static Mono<Flaw> rolledBack(Checkpoint claimed, Optional<Checkpoint> witness) {
        return Mono.justOrEmpty(witness)
                .filter(seen -> seen.size() > claimed.size())
                .map(seen -> new Flaw(claimed.size(), Kind.ROLLED_BACK));
    }
}
