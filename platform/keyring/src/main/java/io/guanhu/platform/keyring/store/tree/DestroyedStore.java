package io.guanhu.platform.keyring.store.tree;

import io.guanhu.platform.keyring.tree.Placed;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.Slot;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of keys that can no longer be used. */
final class DestroyedStore {

    private static final String INSERT = """
            insert into destroyed_key (owner, name, generation, epoch)
            select d.*, ? from unnest(?::uuid[], ?::text[], ?::int[]) as d
            """;
    private static final String LEAVES = """
            select distinct o.leaf from destroyed_key d join owner_leaf o using (owner)
             where d.in_tree and d.epoch <= ? order by 1 limit ?
            """;
    private static final String IN_LEAVES = """
            select d.owner, d.name, d.generation from destroyed_key d join owner_leaf o using (owner)
             where d.in_tree and d.epoch <= ? and o.leaf = any(?::bigint[])
            """;
    private static final String REMOVED = """
            update destroyed_key d set in_tree = false
              from unnest(?::uuid[], ?::text[], ?::int[]) as r (owner, name, generation)
             where d.owner = r.owner and d.name = r.name and d.generation = r.generation
            """;

    private final JdbcClient sql;

    DestroyedStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The epoch to which keys destroyed now belong; optionally requests its end at once. */
    long openEpoch(boolean atOnce) {
        return sql.sql("""
                update epoch set erasures = true,
                        wanted_at = case when ? then coalesce(wanted_at, now()) else wanted_at end
                 where step = 'OPEN' returning number
                """).param(atOnce).query(Long.class).single();
    }

    /** The epoch in which each of an owner's destroyed keys ended, or will end. */
    Map<Slot.Name, Long> epochsOf(UUID owner) {
        Map<Slot.Name, Long> epochs = new HashMap<>();
        sql.sql("select name, generation, epoch from destroyed_key where owner = ?")
                .param(owner)
                .query(row -> {
                    Slot.Name name = new Slot.Name(owner, row.getString("name"), row.getInt("generation"));
                    epochs.put(name, row.getLong("epoch"));
                });
        return epochs;
    }

    /** Continues after an epoch that ended elsewhere, with what was destroyed since. */
    void continueAfter(long epoch) {
        sql.sql("""
                insert into epoch (number, step, token, closed_at, erasures, wanted_at)
                values (?, 'CLOSED', gen_random_uuid(), now(), false, null),
                       (?, 'OPEN', gen_random_uuid(), null,
                        exists (select from destroyed_key where in_tree),
                        case when exists (select from destroyed_key where in_tree) then now() end)
                """).param(epoch).param(epoch + 1).update();
    }

    void insert(Collection<Slot.Name> keys, long epoch) {
        bind(sql.sql(INSERT).param(epoch), keys).update();
    }

    /** Leaves with keys that end in this epoch, or ended before. */
    List<PageId> leaves(long epoch, int limit) {
        return sql.sql(LEAVES)
                .param(epoch)
                .param(limit)
                .query((row, _) -> new PageId(row.getLong(1)))
                .list();
    }

    Set<Slot.Name> in(Collection<PageId> leaves, long epoch) {
        return Set.copyOf(sql.sql(IN_LEAVES)
                .param(epoch)
                .param(leaves.stream().mapToLong(PageId::value).toArray())
                .query((row, _) -> new Slot.Name(
                        row.getObject("owner", UUID.class), row.getString("name"), row.getInt("generation")))
                .list());
    }

    void removed(Collection<Slot.Name> keys) {
        bind(sql.sql(REMOVED), keys).update();
    }

    /** The places of owners, and which of their keys were destroyed. */
    List<Placed> placed(Collection<UUID> owners) {
        return sql.sql("""
                select o.owner, o.leaf,
                       (select array_agg(d.name || '/' || d.generation) from destroyed_key d
                         where d.owner = o.owner) as destroyed
                  from owner_leaf o where o.owner = any(?::uuid[])
                """)
                .param(PageStore.uuids(owners))
                .query((row, _) -> {
                    UUID owner = row.getObject("owner", UUID.class);
                    return new Placed(owner, new PageId(row.getLong("leaf")), names(owner, row.getArray("destroyed")));
                })
                .list();
    }

    /** A destroyed key, and the leaf of its owner. */
    record DestroyedKey(Slot.Name key, long epoch, PageId leaf) {}

    /** Those of later epochs. */
    List<DestroyedKey> after(long epoch) {
        return sql.sql("""
                select d.owner, d.name, d.generation, d.epoch, o.leaf
                  from destroyed_key d join owner_leaf o using (owner) where d.epoch > ?
                """)
                .param(epoch)
                .query((row, _) -> new DestroyedKey(
                        new Slot.Name(
                                row.getObject("owner", UUID.class), row.getString("name"), row.getInt("generation")),
                        row.getLong("epoch"),
                        new PageId(row.getLong("leaf"))))
                .list();
    }

    long inTree() {
        return sql.sql("select count(*) from destroyed_key where in_tree")
                .query(Long.class)
                .single();
    }

    static Set<Slot.Name> names(UUID owner, @Nullable Array destroyed) throws SQLException {
        if (destroyed == null) {
            return Set.of();
        }
        Set<Slot.Name> names = new HashSet<>();
        for (String each : (String[]) destroyed.getArray()) {
            int end = each.lastIndexOf('/');
            names.add(new Slot.Name(owner, each.substring(0, end), Integer.parseInt(each, end + 1, each.length(), 10)));
        }
        return names;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Collection<Slot.Name> keys) {
        List<Slot.Name> ordered = List.copyOf(keys);
        return statement
                .param(ordered.stream().map(key -> key.owner().toString()).toArray(String[]::new))
                .param(ordered.stream().map(Slot.Name::name).toArray(String[]::new))
                .param(ordered.stream().mapToInt(Slot.Name::generation).toArray());
    }
}
