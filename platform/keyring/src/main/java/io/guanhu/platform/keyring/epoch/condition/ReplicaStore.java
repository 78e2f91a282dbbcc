package io.guanhu.platform.keyring.epoch.condition;

import io.guanhu.platform.keyring.store.KeyDatabase;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of processes that read the tree. */
final class ReplicaStore {

    /** A silent replica is deleted after this many times the expiry. */
    private static final int FORGOTTEN = 10;

    private final JdbcClient sql;

    ReplicaStore(KeyDatabase database) {
        this.sql = database.sql();
    }

    void heartbeat(UUID replica, long acknowledged) {
        sql.sql("""
                insert into replica (id, acknowledged) values (?, ?)
                on conflict (id) do update set acknowledged = excluded.acknowledged, seen_at = now()
                """).param(replica).param(acknowledged).update();
    }

    void deregister(UUID replica) {
        sql.sql("delete from replica where id = ?").param(replica).update();
    }

    /** The number of living replicas, and of those that still use an older root. */
    Counted count(long epoch, Duration expiry) {
        return sql.sql("""
                select count(*) as alive, count(*) filter (where acknowledged < ?) as behind from replica
                 where seen_at > now() - make_interval(secs => ?)
                """)
                .param(epoch)
                .param(seconds(expiry))
                .query((row, _) -> new Counted(row.getLong("alive"), row.getLong("behind")))
                .single();
    }

    record Counted(long alive, long behind) {}

    void forgetSilent(Duration expiry) {
        sql.sql("delete from replica where seen_at < now() - make_interval(secs => ?)")
                .param(seconds(expiry) * FORGOTTEN)
                .update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
