package io.guanhu.audit.append;

import io.guanhu.audit.model.LogContinuity;
import io.guanhu.audit.standing.LogStanding;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import io.guanhu.tlog.tree.TiledLog;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Appends leaves, and signs the resulting log. */
@Component
class LogAppender {

    private final AppendStore store;
    private final LogStanding standing;
    private final NoteSigner signer;
    private final Clock clock;

    LogAppender(AppendStore store, LogStanding standing, NoteSigner signer, Clock clock) {
        this.store = store;
        this.standing = standing;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * The result of an append.
     *
     * @param proof the proof that the log continues the previous one
     */
    record Appended(SignedNote note, List<Hash> proof) {}

    /** Appends in the current transaction; empty if nothing was new. */
    Mono<Appended> append(List<NewLeaf> leaves) {
        return store.lockHead().flatMap(size -> store.known(leaves).flatMap(known -> append(size, leaves, known)));
    }

    /** If two events contain the same entry, it becomes one leaf. */
    private Mono<Appended> append(long size, List<NewLeaf> leaves, Set<UUID> known) {
        Set<UUID> seen = new HashSet<>(known);
        List<NewLeaf> fresh =
                leaves.stream().filter(leaf -> seen.add(leaf.entry().id())).toList();
        return fresh.isEmpty() ? Mono.empty() : standing.edgeToSign(size).flatMap(edge -> append(size, edge, fresh));
    }

    private Mono<Appended> append(long size, Map<TileId, Tile> edge, List<NewLeaf> fresh) {
        TiledLog.Grown grown =
                TiledLog.append(size, edge, fresh.stream().map(NewLeaf::hash).toList());
        String origin = signer.verifier().name();
        SignedNote note = signer.sign(new Checkpoint(origin, grown.size(), grown.root()));
        Map<TileId, Tile> tiles = new HashMap<>(edge);
        tiles.putAll(grown.changed());
        return store.insert(size, fresh)
                .then(store.insertDetails(size, fresh))
                .then(store.write(grown, note, clock.instant()))
                .thenReturn(new Appended(note, LogContinuity.proof(size, grown.size(), tiles)));
    }

    /** After the commit, copies the checkpoint to where no database administrator can reach it. */
    Mono<Void> publish(Appended appended) {
        return standing.publish(appended.note(), appended.proof());
    }
}
