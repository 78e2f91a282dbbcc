package io.guanhu.platform.keyring.epoch.condition;

import io.guanhu.platform.keyring.store.KeyDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the key store's server reports about its write-ahead log, archive and standbys. */
final class WriteAheadLogStore {

    private static final String ARCHIVE = """
            select current_setting('archive_mode') as mode,
                   pg_walfile_name(?::pg_lsn) as wanted,
                   pg_walfile_name(pg_current_wal_insert_lsn()) as current,
                   last_archived_wal as archived, last_failed_time > coalesce(last_archived_time, '-infinity') as failing
              from pg_stat_archiver
            """;

    private final JdbcClient sql;

    WriteAheadLogStore(KeyDatabase database) {
        this.sql = database.sql();
    }

    /**
     * The state of the archive.
     *
     * @param mode the archive mode; {@code off} if there is none
     * @param wanted the file with the requested position
     * @param current the file being written
     * @param archived the last archived file
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

        /** Files are archived in order, so the last one implies all before it. */
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

    /** Ends the current file, so that it can be archived. */
    void switchFile() {
        sql.sql("select pg_switch_wal()::text").query(String.class).single();
    }

    /** Which of the standbys have everything up to the position on disk. */
    List<String> flushed(Collection<String> standbys, String position) {
        return sql.sql("""
                select application_name from pg_stat_replication
                 where application_name = any(?::text[]) and flush_lsn >= ?::pg_lsn
                """)
                .param(standbys.toArray(String[]::new))
                .param(position)
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }
}
