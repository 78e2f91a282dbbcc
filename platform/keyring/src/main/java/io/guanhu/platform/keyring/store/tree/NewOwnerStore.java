package io.guanhu.platform.keyring.store.tree;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Owners whose first keys were created, and who have not been looked for in the data since. */
public final class NewOwnerStore {

    private final KeyTree tree;
    private final JdbcClient sql;

    public NewOwnerStore(KeyTree tree) {
        this.tree = tree;
        this.sql = tree.database().sql();
    }

    /**
     * Owners whose keys are older than that by the key store's clock, oldest first, up to the
     * limit.
     */
    public List<UUID> older(Duration age, int limit) {
        return sql.sql("""
                select owner from new_owner where made_at < now() - ? * interval '1 millisecond'
                 order by made_at limit ?
                """)
                .param(age.toMillis())
                .param(limit)
                .query((row, _) -> row.getObject("owner", UUID.class))
                .list();
    }

    /** These owners were looked for and are no longer new, unless they got keys again since. */
    public void settle(Collection<UUID> owners, Duration age) {
        sql.sql("""
                delete from new_owner where owner = any(?::uuid[])
                   and made_at < now() - ? * interval '1 millisecond'
                """).param(PageStore.uuids(owners)).param(age.toMillis()).update();
    }

    /**
     * The minimum for the data's mark; a lower one means that the data was restored to an earlier
     * moment.
     */
    public long mark() {
        return sql.sql("select mark from owner_sweep").query(Long.class).single();
    }

    public void mark(long mark) {
        sql.sql("update owner_sweep set mark = greatest(mark, ?)").param(mark).update();
    }

    /** Restarts everybody's waiting time. */
    public void renew() {
        sql.sql("update new_owner set made_at = now()").update();
    }

    /**
     * Removes their keys as if they had never existed, since nothing was sealed with them. Owners
     * with a destroyed key keep everything, because they had data.
     */
    public void forget(Collection<UUID> owners) {
        tree.retrying(() -> tree.database().transaction(() -> forgetNow(Set.copyOf(owners))));
    }

    private boolean forgetNow(Set<UUID> owners) {
        tree.grow(owners, growth -> owners.forEach(growth::forget));
        return sql.sql("""
                delete from owner_leaf o where o.owner = any(?::uuid[])
                   and not exists (select from destroyed_key d where d.owner = o.owner)
                """).param(PageStore.uuids(owners)).update() > 0;
    }
}
