package io.guanhu.audit;

import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** The log's tables, where each test has its own places. */
public final class AuditTables {

    public static final ServiceDatabase DATABASE = ServiceDatabase.of("audit");
    public static final Instant NOW = Instant.parse("2026-06-15T08:00:00Z");

    /** How many places a test has: those of a full tile of the second level. */
    private static final long PLACES = 1 << 16;

    private static final AtomicLong SIZES = new AtomicLong();
    private static final NoteSigner SIGNER = signer();

    private AuditTables() {}

    private static NoteSigner signer() {
        try {
            return new NoteSigner(
                    "test.example/audit",
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** A larger log size than any test used before; the next 65,536 places are free. */
    public static long size() {
        return SIZES.addAndGet(PLACES);
    }

    public static SignedNote note(long size) {
        return SIGNER.sign(new Checkpoint(SIGNER.verifier().name(), size, Hash.ofNothing()));
    }

    /** Stores the checkpoint of a size. */
    public static Mono<Void> signed(long size) {
        return sql("insert into checkpoint (size, note, signed_at) values (%d, '%s', '%s')"
                .formatted(size, note(size), NOW));
    }

    /** Stores the checkpoint of a size as cosigned by enough witnesses. */
    public static Mono<Void> cosigned(long size) {
        return sql("insert into cosigned_checkpoint (size, note, at) values (%d, '%s', '%s')"
                .formatted(size, note(size), NOW));
    }

    /** Stores a tile of so many hashes. */
    public static Mono<Void> tile(int level, long index, int width) {
        return sql("insert into tile (level, tile_index, hashes) values (%d, %d, decode(repeat('%02x', %d), 'hex'))"
                .formatted(level, index, level + 1, width * Hash.LENGTH));
    }

    public static Mono<Void> sql(String statement) {
        return DATABASE.client().sql(statement).then();
    }

    /** Removes all signatures of the log, as if it had never had an entry. */
    public static void begin() {
        DATABASE.execute("alter table checkpoint disable trigger all");
        DATABASE.execute("delete from checkpoint");
        DATABASE.execute("alter table checkpoint enable trigger all");
        DATABASE.execute("update log_head set size = 0");
    }
}
