package io.guanhu.e2e;

import io.guanhu.local.suite.LocalSuite;
import io.guanhu.testing.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Everything that the suite wrote down: databases, topics, logs, and the files of the database
 * server, which keep what tables no longer show. The SMS centre's and the mail server's messages
 * are not the suite's: they are what customers receive.
 *
 * @param rows of all databases
 * @param records of all topics
 * @param logs files
 * @param search what was found
 */
record WrittenDown(long rows, long records, long logs, LeakSearch search) {

    static WrittenDown search(LocalSuite suite, Collection<Needle> needles) throws SQLException, IOException {
        LeakSearch search = new LeakSearch(needles);
        long rows = 0;
        for (Database database : suite.databases()) {
            try (Connection connection = suite.superuser(database.name())) {
                rows += DatabaseContents.searchAll(database.name(), connection, search);
            }
        }
        long records = TopicContents.searchAll(suite.kafkaAdministrator(), search);
        long logs = FileContents.searchAll(suite.logDirectory(), _ -> true, search);
        FileContents.searchAll(
                suite.dataDirectory(), file -> !file.startsWith(suite.logDirectory()) && ofServer(file), search);
        return new WrittenDown(rows, records, logs, search);
    }

    /** Tables, indexes and the write-ahead log. */
    private static boolean ofServer(Path file) {
        String path = file.toString();
        return path.contains("/postgresql/") && (path.contains("/base/") || path.contains("/pg_wal/"));
    }
}
