package io.guanhu.platform.keyring.store;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Owners whose first keys were made, and whom nobody has looked for in the data since. */
public final class NewOwnerStore {

    private final KeyTree tree;
    private final JdbcClient sql;

    public NewOwnerStore(KeyTree tree) {
        this.tree = tree;
        this.sql = tree.database().sql();
    }

    /** Some whose keys are older than that, by the key store's clock; the oldest first. */
    public List<UUID> older(Duration age, int limit) {
        return sql.sql("""
                SELECT owner FROM new_owner WHERE made_at < now() - ? * interval '1 millisecond'
                 ORDER BY made_at LIMIT ?
                """)
                .param(age.toMillis())
                .param(limit)
                .query((row, _) -> row.getObject("owner", UUID.class))
                .list();
    }

    /** They were looked for, and are not new any more; unless they got keys anew since. */
    public void settle(Collection<UUID> owners, Duration age) {
        sql.sql("""
                DELETE FROM new_owner WHERE owner = ANY(?::uuid[])
                   AND made_at < now() - ? * interval '1 millisecond'
                """).param(PageStore.uuids(owners)).param(age.toMillis()).update();
    }

    /** What the data's mark must not be less than, unless it was restored to an earlier moment. */
    public long mark() {
        return sql.sql("SELECT mark FROM owner_sweep").query(Long.class).single();
    }

    public void mark(long mark) {
        sql.sql("UPDATE owner_sweep SET mark = greatest(mark, ?)").param(mark).update();
    }

    /** Lets all wait again from now on. */
    public void renew() {
        sql.sql("UPDATE new_owner SET made_at = now()").update();
    }

    /**
     * Removes their keys, as if they had never been made; nothing was sealed with them. Whoever has
     * a destroyed key among theirs keeps all: there was data.
     */
    public void forget(Collection<UUID> owners) {
        tree.retrying(() -> tree.database().transaction(() -> forgetNow(Set.copyOf(owners))));
    }

    private boolean forgetNow(Set<UUID> owners) {
        tree.grow(owners, growth -> owners.forEach(growth::forget));
        return sql.sql("""
                DELETE FROM owner_leaf o WHERE o.owner = ANY(?::uuid[])
                   AND NOT EXISTS (SELECT FROM destroyed_key d WHERE d.owner = o.owner)
                """).param(PageStore.uuids(owners)).update() > 0;
    }
}
