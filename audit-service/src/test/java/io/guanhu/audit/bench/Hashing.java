package io.guanhu.audit.bench;

import io.guanhu.audit.model.Frontier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The bytes that a verification hashes, in memory, and nothing to do but to hash them. */
final class Hashing {

    private final List<byte[]> leaves;
    private final List<byte[]> details;

    private Hashing(List<byte[]> leaves, List<byte[]> details) {
        this.leaves = leaves;
        this.details = details;
    }

    static Hashing of(Connection connection) throws SQLException {
        return new Hashing(
                read(connection, "select entry from leaf order by leaf_index"),
                read(connection, "select salt || sealed from entry_detail order by leaf_index"));
    }

    private static List<byte[]> read(Connection connection, String query) throws SQLException {
        List<byte[]> found = new ArrayList<>();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    found.add(rows.getBytes(1));
                }
            }
        }
        connection.rollback();
        return found;
    }

    /** How many leaves that were. */
    long onOneCore() {
        return hash(0, 1);
    }

    /** Every core takes a part of the leaves, and the tree above it. */
    long onAllCores() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        long hashed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
            List<Callable<Long>> parts = new ArrayList<>();
            for (int core = 0; core < cores; core++) {
                int part = core;
                parts.add(() -> hash(part, cores));
            }
            for (Future<Long> part : threads.invokeAll(parts)) {
                hashed += part.get();
            }
        }
        return hashed;
    }

    private long hash(int part, int parts) {
        Frontier tree = Frontier.of(0, List.of());
        for (byte[] leaf : part(leaves, part, parts)) {
            tree.add(tree.hashOfLeaf(leaf, 0, leaf.length), (height, index, hash) -> {});
        }
        int sum = 0;
        for (byte[] detail : part(details, part, parts)) {
            sum += tree.hashOfLeaf(detail, 0, detail.length)[0];
        }
        if (sum == Integer.MIN_VALUE) {
            throw new IllegalStateException("Uses the result, so that nothing is left out");
        }
        return tree.size();
    }

    private static List<byte[]> part(List<byte[]> all, int part, int parts) {
        return all.subList(all.size() * part / parts, all.size() * (part + 1) / parts);
    }
}
