package io.guanhu.audit.standing;

import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.model.SignedTiles;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.tree.Hash;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells which leaves are in the signed log. */
@Component
public class SignedLeaves {

    private final LogStanding standing;
    private final TileStore tiles;

    SignedLeaves(LogStanding standing, TileStore tiles) {
        this.standing = standing;
        this.tiles = tiles;
    }

    /**
     * The latest checkpoint that this process knows; empty before the first entry. Compares first
     * if another process has extended the log.
     */
    public Mono<Checkpoint> signed() {
        return tiles.head().flatMap(head -> known() == head.size() ? agreed() : compared());
    }

    private long known() {
        return standing.agreed().map(Checkpoint::size).orElse(0L);
    }

    private Mono<Checkpoint> agreed() {
        return Mono.justOrEmpty(standing.agreed());
    }

    /** What this process knows may be shown, whatever the database contains now. */
    private Mono<Checkpoint> compared() {
        return standing.compare()
                .flatMap(state -> standing.agreed().isEmpty() && state.flaw() != null
                        ? Mono.error(new LogBrokenException(0, state.flaw()))
                        : agreed());
    }

    /**
     * The hashes of leaves.
     *
     * @return {@link LogBrokenException} unless the tiles connect every one with the checkpoint
     */
    public Mono<Map<Long, Hash>> hashes(Checkpoint signed, Collection<Long> leaves) {
        if (leaves.isEmpty()) {
            return Mono.just(Map.of());
        }
        long first = leaves.stream().mapToLong(Long::longValue).min().orElse(0);
        if (first < 0) {
            return Mono.error(new LogBrokenException(first, Kind.LEAF_INSERTED));
        }
        return tiles.tiles(SignedTiles.needed(signed.size(), leaves))
                .flatMap(found -> Mono.justOrEmpty(SignedTiles.leaves(signed, found, leaves)))
                .switchIfEmpty(Mono.error(() -> new LogBrokenException(first, Kind.TILE_CHANGED)));
    }
}
