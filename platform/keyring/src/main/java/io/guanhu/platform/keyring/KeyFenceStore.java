package io.guanhu.platform.keyring;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.uuid;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Guards against an erasure between fetching keys and the transaction that uses them. An erasure
 * raises the fence of an owner in the transaction that removes the data. A transaction that seals
 * passes the fence, or starts again with newer keys. Passing and raising block each other until
 * their transactions end, so nothing is ever sealed with a key that was ordered to be destroyed.
 */
class KeyFenceStore {

    /** The first number of the advisory lock, which distinguishes it from other uses. */
    private static final int LOCKS = 0x6b65_7901;

    /** Enough that two owners rarely collide, and few enough for an import to lock them all. */
    private static final int PLACES = 1_024;

    private final DatabaseClient database;

    KeyFenceStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The state of a fence.
     *
     * @param erasures increased by each erasure, and again after its read-back
     * @param closed whether an erasure has removed data and has not yet read back
     */
    record Fence(long erasures, boolean closed) {}

    /** The fences as they were when keys were fetched. */
    record Seen(Map<UUID, Fence> fences) {

        Seen {
            fences = Map.copyOf(fences);
        }

        boolean open() {
            return fences.values().stream().noneMatch(Fence::closed);
        }
    }

    /** An erasure came between fetching keys and sealing with them. */
    static final class RaisedException extends RuntimeException {
        RaisedException() {
            super("Keys were ordered to be destroyed since they were fetched");
        }
    }

    /** Reads the fences of these owners; call it before fetching their keys. */
    Mono<Seen> read(Collection<UUID> owners) {
        return database.sql("""
                select f.owner, f.erasures,
                       exists (select from key_fence_closing c where c.owner = f.owner) as closed
                  from key_fence f where f.owner = any(:owners)
                """)
                .bind("owners", owners.toArray(UUID[]::new))
                .map(row -> Map.entry(
                        uuid(row, "owner"),
                        new Fence(number(row, "erasures"), Boolean.TRUE.equals(row.get("closed", Boolean.class)))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new)
                .map(Seen::new);
    }

    /**
     * Blocks erasures of these owners until the transaction ends.
     *
     * @throws RaisedException (as an error signal) if there was one since the look, or it has not
     *     ended
     */
    Mono<Void> pass(Collection<UUID> owners, Seen seen) {
        return Mono.deferContextual(context -> unchanged(owners, seen)
                .filter(now -> now.open() || context.hasKey(Exempt.class))
                .switchIfEmpty(Mono.error(RaisedException::new))
                .then());
    }

    /** Marks an erasure's own work in the Reactor context. */
    private static final class Exempt {}

    /** Lets the work of the erasure that closed the fences pass them. */
    static <T> Mono<T> exempting(Mono<T> work) {
        return work.contextWrite(context -> context.put(Exempt.class, true));
    }

    private Mono<Seen> unchanged(Collection<UUID> owners, Seen seen) {
        return lock("pg_advisory_xact_lock_shared", owners)
                .then(Mono.defer(() -> read(owners)))
                .filter(seen::equals);
    }

    /**
     * Reopens what one erasure has closed. Once no erasure keeps an owner's fence closed, data can
     * be sealed again, with keys fetched from now on; keys fetched while it was closed may be
     * destroyed ones.
     */
    Mono<Void> reopen(Collection<UUID> owners, UUID erasure) {
        return database.sql("""
                with ended as (
                    delete from key_fence_closing
                     where owner = any(:owners) and erasure = :erasure returning owner)
                update key_fence f set erasures = f.erasures + 1
                  from ended where f.owner = ended.owner
                """)
                .bind("owners", owners.toArray(UUID[]::new))
                .bind("erasure", erasure)
                .then();
    }

    /**
     * Raises the fences of these owners in the current transaction, which removes what their keys
     * sealed, and keeps them closed. Otherwise, a key fetched in between might seal with a key
     * about to be destroyed, and data sealed before the read-back would be mistaken for leftovers.
     *
     * @param erasure the erasure that must {@link #reopen} them; others may have closed them too
     */
    Mono<Void> raise(Collection<UUID> owners, UUID erasure) {
        if (owners.isEmpty()) {
            return Mono.empty();
        }
        return lock("pg_advisory_xact_lock", owners)
                .then(Mono.defer(() -> count(owners)))
                .then(Mono.defer(() -> close(owners, erasure)));
    }

    private Mono<Void> count(Collection<UUID> owners) {
        return database.sql("""
                insert into key_fence (owner, erasures)
                select owner, 1 from unnest(:owners) as o (owner) order by owner
                on conflict (owner) do update set erasures = key_fence.erasures + 1
                """).bind("owners", owners.toArray(UUID[]::new)).then();
    }

    private Mono<Void> close(Collection<UUID> owners, UUID erasure) {
        return database.sql("""
                insert into key_fence_closing (owner, erasure)
                select owner, :erasure from unnest(:owners) as o (owner) order by owner
                on conflict do nothing
                """)
                .bind("owners", owners.toArray(UUID[]::new))
                .bind("erasure", erasure)
                .then();
    }

    /** In ascending order, to prevent deadlocks. */
    Mono<Void> lock(String function, Collection<UUID> owners) {
        Integer[] places = owners.stream()
                .map(owner -> Math.floorMod(owner.hashCode(), PLACES))
                .distinct()
                .sorted()
                .toArray(Integer[]::new);
        return database.sql("""
                select count(%s(:namespace, place))
                from (select place from unnest(:places::int[]) as p (place) order by place) as sorted
                """.formatted(function))
                .bind("namespace", LOCKS)
                .bind("places", places)
                .fetch()
                .all()
                .then();
    }
}
