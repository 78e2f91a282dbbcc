package io.guanhu.audit.append;

import io.guanhu.audit.standing.LogStanding;
import io.guanhu.audit.standing.TileStore;
import io.guanhu.tlog.Checkpoint;
import io.guanhu.tlog.Hash;
import io.guanhu.tlog.NoteSigner;
import io.guanhu.tlog.SignedNote;
import io.guanhu.tlog.TiledLog;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Appends leaves and signs what the log is then. */
@Component
class LogAppender {

    private final AppendStore store;
    private final TileStore tiles;
    private final LogStanding standing;
    private final NoteSigner signer;
    private final Clock clock;

    LogAppender(
            AppendStore store,
            TileStore tiles,
            LogStanding standing,
            NoteSigner signer,
            Clock clock) {
        this.store = store;
        this.tiles = tiles;
        this.standing = standing;
        this.signer = signer;
        this.clock = clock;
    }

    /** Appends in the current transaction; the new checkpoint, or nothing if nothing was new. */
    Mono<SignedNote> append(List<NewLeaf> leaves) {
        return store.lockHead()
                .delayUntil(standing::requireAgreement)
                .flatMap(size -> store.known(leaves).flatMap(known -> append(size, leaves, known)));
    }

    /** An entry that two events told is one leaf. */
    private Mono<SignedNote> append(long size, List<NewLeaf> leaves, Set<UUID> known) {
        Set<UUID> seen = new HashSet<>(known);
        List<NewLeaf> fresh = leaves.stream().filter(leaf -> seen.add(leaf.entry().id())).toList();
        if (fresh.isEmpty()) {
            return Mono.empty();
        }
        List<Hash> hashes = fresh.stream().map(NewLeaf::hash).toList();
        return tiles.tiles(TiledLog.edge(size))
                .map(edge -> TiledLog.append(size, edge, hashes))
                .flatMap(
                        grown -> {
                            SignedNote note =
                                    signer.sign(
                                            new Checkpoint(
                                                    signer.verifier().name(),
                                                    grown.size(),
                                                    grown.root()));
                            return store.insert(size, fresh)
                                    .then(store.insertDetails(fresh))
                                    .then(store.write(grown, note, clock.instant()))
                                    .thenReturn(note);
                        });
    }

    /** Puts the checkpoint where no database administrator can reach it. */
    Mono<Void> publish(SignedNote note) {
        return standing.publish(note);
    }
}
