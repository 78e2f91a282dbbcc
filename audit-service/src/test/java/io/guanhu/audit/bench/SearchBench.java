package io.guanhu.audit.bench;

import io.guanhu.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** How long a page of one month takes, by every filter: the statement that the service sends. */
final class SearchBench {

    private static final int ROUNDS = 60;
    private static final List<String> FILTERS =
            List.of(
                    "",
                    " and actor_id = 'E0123'",
                    " and action = 'customer.reveal'",
                    " and outcome = 'REFUSED' and outcome <> 'ALLOWED'",
                    " and outcome = 'ALLOWED'",
                    " and reason = 'not-reached'",
                    " and branch = 'BJ/CHAOYANG/007'",
                    " and service = 'customer-service'",
                    " and service = 'gateway'",
                    " and roles @> array['team-lead']",
                    " and action = 'customer.change' and outcome = 'REFUSED' and outcome <> 'ALLOWED'"
                            + " and actor_id = 'E0123'");

    private final Database database;
    private final Filling filling;

    @FunctionalInterface
    interface Filling {
        void upTo(long size) throws SQLException;
    }

    SearchBench(Database database, Filling filling) {
        this.database = database;
        this.filling = filling;
    }

    void run(long rows) throws SQLException {
        filling.upTo(rows);
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze entry_index");
            for (String filter : FILTERS) {
                measure(statement, rows, filter);
            }
        }
    }

    private static void measure(Statement statement, long rows, String filter) throws SQLException {
        List<Double> millis = new ArrayList<>();
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            try (var found = statement.executeQuery(query(rows, filter, random))) {
                while (found.next()) {
                    found.getBytes(1);
                }
            }
            millis.add((System.nanoTime() - start) / 1e6);
        }
        millis.sort(null);
        System.out.printf(
                Locale.ROOT,
                "audit-search: %,d rows, one month%s: median %.1f ms, p95 %.1f ms%n",
                rows,
                filter.isEmpty() ? "" : filter,
                millis.get(ROUNDS / 2),
                millis.get(ROUNDS * 95 / 100));
    }

    /** A twentieth of all entries, somewhere in the past. */
    private static String query(long rows, String filter, Random random) {
        double seconds = rows / 16.0 * 31.536;
        double from = random.nextDouble() * 0.95 * seconds;
        return """
               select l.entry from (
                   select leaf_index, at from entry_index
                   where leaf_index < %d and at >= timestamptz '%s' + interval '%.0f seconds'
                       and at < timestamptz '%s' + interval '%.0f seconds'%s
                   order by at desc, leaf_index desc limit 51) i
               left join leaf l on l.leaf_index = i.leaf_index
               order by i.at desc, i.leaf_index desc
               """
                .formatted(
                        rows,
                        SampleEntries.FIRST,
                        from,
                        SampleEntries.FIRST,
                        from + 0.05 * seconds,
                        filter);
    }
}
