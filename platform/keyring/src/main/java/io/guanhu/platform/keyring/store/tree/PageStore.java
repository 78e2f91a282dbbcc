package io.guanhu.platform.keyring.store.tree;

import io.guanhu.platform.keyring.tree.Placed;
import io.guanhu.platform.keyring.tree.TreeState;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageRow;
import io.guanhu.platform.keyring.tree.page.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the tree and its pages. */
final class PageStore {

    private static final String TREE = """
            select t.id as tree_id, t.leaves, t.revision as tree_revision, t.epoch, t.root_version, t.root_wrapped,
                   t.root_page_version, t.living as tree_living, t.living_sum as tree_sum
              from tree t
            """;
    private static final String SAVE_TREE = """
            update tree set leaves = ?, revision = ?, epoch = ?, root_version = ?, root_wrapped = ?,
                            root_page_version = ?, living = ?, living_sum = ?
            """;
    private static final String INSERT_TREE = """
            insert into tree (leaves, revision, epoch, root_version, root_wrapped, root_page_version, living,
                              living_sum, id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String SAVE_PAGES = """
            insert into page (id, version, revision, living, living_sum, sealed)
            select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::bytea[], ?::bytea[])
            on conflict (id) do update
               set version = excluded.version, revision = excluded.revision, living = excluded.living,
                   living_sum = excluded.living_sum, sealed = excluded.sealed
            """;
    private static final String SUPERSEDE = """
            insert into superseded_page (epoch, id, version, sealed)
            select ?, p.id, p.version, p.sealed from page p where p.id = any(?::bigint[])
            """;
    private static final String OWNED_PAGES = """
            select o.owner, p.*,
                   (select array_agg(d.name || '/' || d.generation) from destroyed_key d
                     where d.owner = o.owner) as destroyed
              from owner_leaf o join page p on p.id = o.leaf
             where o.owner = any(?::uuid[])
            """;

    private static final int BATCH = 1_000;

    private final JdbcClient sql;

    PageStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** An owner, and the leaf with their keys. */
    record Owned(Placed placed, PageRow leaf) {}

    /** Pages, and the state of the tree they belong to. */
    record Snapshot(TreeState state, List<PageRow> pages) {

        /** For reads without pages. */
        static final Snapshot NONE = new Snapshot(
                new TreeState(new UUID(0, 0), 0, 0, 0, new TreeState.Root("", new byte[0], 0), Tally.ZERO), List.of());
    }

    Optional<TreeState> tree() {
        return sql.sql(TREE).query((row, _) -> tree(row)).optional();
    }

    /** The tree, locked until the transaction ends. */
    TreeState lockTree() {
        return sql.sql(TREE + " for update").query((row, _) -> tree(row)).single();
    }

    /** Does nothing if there is already a tree. */
    boolean insertTree(TreeState state) {
        return bindTree(INSERT_TREE, state).param(state.id()).update() == 1;
    }

    void saveTree(TreeState state) {
        bindTree(SAVE_TREE, state).update();
    }

    private JdbcClient.StatementSpec bindTree(String statement, TreeState state) {
        return sql.sql(statement)
                .param(state.leaves())
                .param(state.revision())
                .param(state.epoch())
                .param(state.root().version())
                .param(state.root().wrapped())
                .param(state.root().pageVersion())
                .param(state.tally().count())
                .param(state.tally().sumBytes());
    }

    List<PageRow> pages(Collection<PageId> ids) {
        return sql.sql("select * from page p where p.id = any(?::bigint[])")
                .param(longs(ids))
                .query((row, _) -> page(row))
                .list();
    }

    /** Pages and tree as seen by one statement. */
    Optional<Snapshot> snapshot(Collection<PageId> ids) {
        List<Snapshot> rows = sql.sql(
                        TREE.replace("from tree", ", p.* from tree") + " join page p on p.id = any(?::bigint[])")
                .param(longs(ids))
                .query((row, _) -> new Snapshot(tree(row), List.of(page(row))))
                .list();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Snapshot(
                        rows.getFirst().state(),
                        rows.stream().flatMap(row -> row.pages().stream()).toList()));
    }

    List<Owned> owned(Collection<UUID> owners) {
        return sql.sql(OWNED_PAGES)
                .param(uuids(owners))
                .query((row, _) -> {
                    UUID owner = row.getObject("owner", UUID.class);
                    PageRow leaf = page(row);
                    return new Owned(
                            new Placed(owner, leaf.id(), DestroyedStore.names(owner, row.getArray("destroyed"))), leaf);
                })
                .list();
    }

    /** In batches, because a statement holds all of its pages in memory. */
    void save(List<PageRow> pages) {
        for (int from = 0; from < pages.size(); from += BATCH) {
            saveBatch(pages.subList(from, Math.min(pages.size(), from + BATCH)));
        }
    }

    private void saveBatch(List<PageRow> pages) {
        sql.sql(SAVE_PAGES)
                .param(longs(pages.stream().map(PageRow::id).toList()))
                .param(pages.stream().mapToLong(PageRow::version).toArray())
                .param(pages.stream().mapToLong(PageRow::revision).toArray())
                .param(pages.stream()
                        .mapToInt(page -> (int) page.tally().count())
                        .toArray())
                .param(pages.stream().map(page -> page.tally().sumBytes()).toArray(byte[][]::new))
                .param(pages.stream().map(PageRow::sealed).toArray(byte[][]::new))
                .update();
    }

    /** Stores the current state of pages before they are replaced. */
    void supersede(long epoch, List<PageRow> pages) {
        sql.sql(SUPERSEDE)
                .param(epoch)
                .param(longs(pages.stream().map(PageRow::id).toList()))
                .update();
    }

    void place(Map<UUID, PageId> owners) {
        if (owners.isEmpty()) {
            return;
        }
        sql.sql("insert into owner_leaf (owner, leaf) select * from unnest(?::uuid[], ?::bigint[])")
                .param(uuids(owners.keySet()))
                .param(longs(owners.values()))
                .update();
    }

    /** Like {@link #place}, for owners who never had keys. */
    void placeNew(Map<UUID, PageId> owners) {
        if (owners.isEmpty()) {
            return;
        }
        place(owners);
        sql.sql("""
                insert into new_owner (owner) select * from unnest(?::uuid[])
                on conflict (owner) do update set made_at = now()
                """).param(uuids(owners.keySet())).update();
    }

    /** Pages that changed after a page and its revision, in order of change. */
    List<PageRow> changedAfter(long revision, long page, int limit) {
        return sql.sql("""
                select * from page p where (p.revision, p.id) > (?, ?)
                 order by p.revision, p.id limit ?
                """)
                .param(revision)
                .param(page)
                .param(limit)
                .query((row, _) -> page(row))
                .list();
    }

    long pageCount() {
        return sql.sql("select count(*) from page").query(Long.class).single();
    }

    private static TreeState tree(ResultSet row) throws SQLException {
        return new TreeState(
                row.getObject("tree_id", UUID.class),
                row.getLong("leaves"),
                row.getLong("tree_revision"),
                row.getLong("epoch"),
                new TreeState.Root(
                        row.getString("root_version"), row.getBytes("root_wrapped"), row.getLong("root_page_version")),
                Tally.of(row.getLong("tree_living"), row.getBytes("tree_sum")));
    }

    private static PageRow page(ResultSet row) throws SQLException {
        return new PageRow(
                new PageId(row.getLong("id")),
                row.getLong("version"),
                row.getLong("revision"),
                Tally.of(row.getLong("living"), row.getBytes("living_sum")),
                row.getBytes("sealed"));
    }

    private static long[] longs(Collection<PageId> ids) {
        return ids.stream().mapToLong(PageId::value).toArray();
    }

    static String[] uuids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
