package io.guanhu.platform.keyring.epoch;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.tree.OpenPages;
import io.guanhu.platform.keyring.tree.TreeState;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageRow;
import io.guanhu.platform.keyring.tree.page.Slot;
import io.guanhu.platform.keyring.tree.page.Tally;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tree as it was before an epoch's switch, opened with the old root. */
record OldTree(OpenPages open, Map<UUID, PageId> leaves) {

    static OldTree read(KeyStoreFixture service, Epoch epoch, KeyEncryptionService encryption) {
        TreeState now = service.tree.state().orElseThrow();
        Map<PageId, PageRow> rows = new HashMap<>();
        // The last superseded version of a page is the one that the old root leads to.
        String pages = """
                select distinct on (id) id, version, sealed from (
                    select id, version, sealed, 1 as age from superseded_page
                    union all select id, version, sealed, 2 from page) as p order by id, age
                """;
        service.database.sql().sql(pages).query(row -> {
            PageId id = new PageId(row.getLong("id"));
            rows.put(id, new PageRow(id, row.getLong("version"), 0, Tally.ZERO, row.getBytes("sealed")));
        });
        byte[] key = Objects.requireNonNull(encryption
                .unwrap(
                        Objects.requireNonNull(epoch.oldRoot()),
                        Objects.requireNonNull(epoch.oldRootWrapped()),
                        now.context())
                .block());
        Map<String, byte[]> keys = new HashMap<>();
        PageRow root = Objects.requireNonNull(rows.get(PageId.ROOT));
        keys.put(PageId.ROOT + "/" + root.version(), key);
        Map<UUID, PageId> leaves = new HashMap<>();
        service.database.sql().sql("select owner, leaf from owner_leaf").query(row -> {
            leaves.put(row.getObject("owner", UUID.class), new PageId(row.getLong("leaf")));
        });
        return new OldTree(new OpenPages(now, cache(keys), ids -> find(rows, ids)), leaves);
    }

    private static List<PageRow> find(Map<PageId, PageRow> rows, Collection<PageId> ids) {
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    private static OpenPages.PageKeys cache(Map<String, byte[]> keys) {
        return new OpenPages.PageKeys() {
            @Override
            public byte @Nullable [] get(PageId id, long version) {
                return keys.get(id + "/" + version);
            }

            @Override
            public void put(PageId id, long version, byte[] key) {
                keys.put(id + "/" + version, key);
            }
        };
    }

    byte[] key(UUID owner, String name) {
        return open.leaf(Objects.requireNonNull(leaves.get(owner))).of(owner).stream()
                .filter(slot -> slot.name().equals(name))
                .map(Slot::key)
                .findFirst()
                .orElseThrow();
    }
}
