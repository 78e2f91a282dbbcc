package io.guanhu.platform.keyring.epoch;

import io.guanhu.platform.keyring.tree.page.Leaf;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageSeal;
import io.guanhu.platform.keyring.tree.page.Slot;
import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Measures the key tree on this machine, and prints ratios to raw statements of the same run: a
 * {@code main}, not a test. {@code bench.customers} with three keys each.
 */
final class KeyTreeBench {

    private static final int BATCH = 5_000;
    private static final int READS = 5_000;

    private final KeyStoreFixture service;
    private final List<UUID> customers = new ArrayList<>();
    private final Random random = new Random(7);

    private KeyTreeBench(KeyStoreFixture service) {
        this.service = service;
    }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.getInteger("bench.customers", 1_333_334);
        Path directory = Files.createTempDirectory("key-tree-bench");
        Database keys = PostgresServer.shared().freshKeyStore("bench");
        EpochAssembly.Gate gate = KeyStoreFixture.noCopies(directory.resolve("export"));
        try (KeyStoreFixture service =
                new KeyStoreFixture(keys, KeyStoreFixture.files(directory.resolve("root")), gate, 2_000)) {
            KeyTreeBench bench = new KeyTreeBench(service);
            bench.fill(count);
            bench.read();
            bench.epochs();
            bench.rewrapAll();
        }
        System.exit(0);
    }

    private void fill(int count) {
        long begin = System.nanoTime();
        for (int i = 0; i < count; i += BATCH) {
            List<UUID> some = Stream.generate(UUID::randomUUID)
                    .limit(Math.min(BATCH, count - i))
                    .toList();
            service.provide(some);
            customers.addAll(some);
        }
        double seconds = since(begin);
        long keys = service.tree.state().orElseThrow().tally().count();
        say(
                "%,d keys of %,d customers made in %.1f s: %,.0f keys/s, %,.0f customers/s",
                keys, count, seconds, keys / seconds, count / seconds);
        say("%,d leaves, %,d pages", service.tree.state().orElseThrow().leaves(), count("page"));
    }

    private void read() {
        for (int warm = 0; warm < 2; warm++) {
            double tree = perSecond(READS, 1, () -> service.find(somebody()));
            double many = perSecond(
                    READS / 100,
                    100,
                    () -> service.tree.find(
                            Stream.generate(this::somebody).limit(100).toList()));
            double raw = perSecond(READS, 1, () -> rawRead());
            if (warm == 1) {
                say(
                        "keys of one customer: %,.0f/s; of 100 at once: %,.0f/s; raw SELECT by primary key: %,.0f/s",
                        tree, many, raw);
                say("ratio to the raw SELECT: %.2f for one, %.2f for 100 at once", tree / raw, many / raw);
            }
        }
    }

    private UUID somebody() {
        return customers.get(random.nextInt(customers.size()));
    }

    private void rawRead() {
        long leaves = service.tree.state().map(state -> state.leaves()).orElseThrow();
        byte[] _ = service.database
                .sql()
                .sql("select sealed from page where id = ?")
                .param(PageId.leaf(random.nextLong(leaves)).value())
                .query(byte[].class)
                .single();
    }

    private void epochs() throws SQLException {
        epoch("full export with the first epoch", 1);
        epoch("one erasure", 1);
        epoch("one erasure", 1);
        epoch("1,000 erasures", 1_000);
        long begin = System.nanoTime();
        long epoch = service.epochs.rotate();
        service.close(epoch);
        say(
                "new root: %.2f s, %d page",
                since(begin), service.epochs.find(epoch).orElseThrow().pages());
    }

    private void epoch(String what, int erasures) throws SQLException {
        long epoch = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < erasures; i++) {
            epoch = Math.max(
                    epoch,
                    service.tree.destroy(somebody(), Set.of("CONTACT", "IDENTITY"), true).values().stream()
                            .mapToLong(death -> death.epoch())
                            .max()
                            .orElse(0));
        }
        double marking = since(begin);
        String before = lsn();
        begin = System.nanoTime();
        service.close(epoch);
        EpochRecord record = service.epochs.find(epoch).orElseThrow();
        say(
                "epoch of %s: %d pages, %d keys dead, %,d bytes of log; marking %.2f s, from there to closed %.2f s",
                what, record.pages(), record.keys(), bytesSince(before), marking, since(begin));
    }

    /** What the tree replaces: each key wrapped again and its row updated. */
    private void rewrapAll() {
        int rows = 100_000;
        byte[] from = PageSeal.newKey();
        byte[] to = PageSeal.newKey();
        service.database.transaction(() -> {
            service.database
                    .sql()
                    .sql("create temporary table flat_key (id bigint primary key, wrapped bytea)")
                    .update();
            service.database
                    .sql()
                    .sql(
                            "insert into flat_key select i, decode(repeat('ab', 60), 'hex') from generate_series(1, ?) as i")
                    .param(rows)
                    .update();
            Leaf one = new Leaf(List.of(new Slot(UUID.randomUUID(), "A", 1, PageSeal.newKey())));
            long begin = System.nanoTime();
            for (int at = 0; at < rows; at += 500) {
                long[] ids = new long[500];
                byte[][] wrapped = new byte[500][];
                for (int i = 0; i < 500; i++) {
                    ids[i] = at + i + 1L;
                    byte[] sealed = PageSeal.seal(PageId.leaf(1), 1, from, one);
                    wrapped[i] =
                            PageSeal.seal(PageId.leaf(1), 1, to, PageSeal.openLeaf(PageId.leaf(1), 1, from, sealed));
                }
                service.database
                        .sql()
                        .sql(
                                "update flat_key f set wrapped = n.wrapped from unnest(?::bigint[], ?::bytea[]) as n (id, wrapped) where f.id = n.id")
                        .param(ids)
                        .param(wrapped)
                        .update();
            }
            double seconds = since(begin);
            long keys = service.tree.state().orElseThrow().tally().count();
            say(
                    "re-wrapping all %,d keys one by one would take %.0f s (measured on %,d)",
                    keys, seconds * keys / rows, rows);
            return true;
        });
    }

    private long count(String table) {
        return service.database
                .sql()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private String lsn() {
        return service.database
                .sql()
                .sql("select pg_current_wal_insert_lsn()::text")
                .query(String.class)
                .single();
    }

    private long bytesSince(String lsn) {
        return service.database
                .sql()
                .sql("select (pg_current_wal_insert_lsn() - ?::pg_lsn)::bigint")
                .param(lsn)
                .query(Long.class)
                .single();
    }

    private static double perSecond(int times, int each, Runnable work) {
        long begin = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return times * each / since(begin);
    }

    private static double since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    }

    @SuppressWarnings("AnnotateFormatMethod") // only the bench calls it
    private static void say(String line, Object... values) {
        System.out.println(line.formatted(values));
    }
}
