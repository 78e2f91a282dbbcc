package io.guanhu.platform.keyring.epoch;

import io.guanhu.platform.keyring.store.KeyDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the key store's server says of its write-ahead log, its archive and its standbys. */
final class WriteAheadLogStore {

    private static final String ARCHIVE = """
            SELECT current_setting('archive_mode') AS mode,
                   pg_walfile_name(?::pg_lsn) AS wanted,
                   pg_walfile_name(pg_current_wal_insert_lsn()) AS current,
                   last_archived_wal AS archived, last_failed_time > coalesce(last_archived_time, '-infinity') AS failing
              FROM pg_stat_archiver
            """;

    private final JdbcClient sql;

    WriteAheadLogStore(KeyDatabase database) {
        this.sql = database.sql();
    }

    /**
     * The archive as the server sees it.
     *
     * @param mode of archiving; {@code off} if there is none
     * @param wanted the file that holds the position asked for
     * @param current the file that is being written
     * @param archived the last file that was archived
     * @param failing whether the last attempt failed
     */
    record Archive(
            String mode,
            String wanted,
            String current,
            @Nullable String archived,
            boolean failing) {

        private static final int TIMELINE = 8;
        private static final int NAME = 24;

        /** Files are archived in their order, so the last one tells of all before it. */
        boolean holdsWanted() {
            return archived != null
                    && archived.length() >= NAME
                    && archived.substring(0, TIMELINE).compareTo(wanted.substring(0, TIMELINE)) >= 0
                    && archived.substring(TIMELINE, NAME).compareTo(wanted.substring(TIMELINE)) >= 0;
        }

        boolean writesWanted() {
            return current.equals(wanted);
        }
    }

    Archive archive(String position) {
        return sql.sql(ARCHIVE)
                .param(position)
                .query((row, _) -> new Archive(
                        row.getString("mode"),
                        row.getString("wanted"),
                        row.getString("current"),
                        row.getString("archived"),
                        row.getBoolean("failing")))
                .single();
    }

    /** Ends the file that is being written, so that it can be archived. */
    void switchFile() {
        sql.sql("SELECT pg_switch_wal()::text").query(String.class).single();
    }

    /** Which of the standbys have everything up to the position on their disks. */
    List<String> flushed(Collection<String> standbys, String position) {
        return sql.sql("""
                SELECT application_name FROM pg_stat_replication
                 WHERE application_name = ANY(?::text[]) AND flush_lsn >= ?::pg_lsn
                """)
                .param(standbys.toArray(String[]::new))
                .param(position)
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }
}
