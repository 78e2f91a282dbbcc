package io.guanhu.platform.keyring.epoch;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService.Description;
import io.guanhu.platform.keyring.epoch.Condition.Outcome;
import io.guanhu.platform.keyring.store.KeyDatabase;
import io.guanhu.platform.keyring.store.tree.TreeRekeying.Switched;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of epochs and their conditions. */
final class EpochStore {

    private static final String EPOCH = """
            select number, step, token, erasures, rotation, new_root, old_root, old_root_wrapped, old_export,
                   switched_at_lsn::text as switched, opened_at, wanted_at, closed_at, pages, removed
              from epoch
            """;

    private final KeyDatabase database;
    private final JdbcClient sql;

    EpochStore(KeyDatabase database) {
        this.database = database;
        this.sql = database.sql();
    }

    /** Another process has taken the epoch's next step. */
    static final class OvertakenException extends RuntimeException {

        OvertakenException(long number) {
            super("Another process is working on epoch " + number);
        }
    }

    Optional<Epoch> find(long number) {
        return sql.sql(EPOCH + " where number = ?")
                .param(number)
                .query(EpochStore::epoch)
                .optional();
    }

    Epoch open() {
        return sql.sql(EPOCH + " where step = 'OPEN'").query(EpochStore::epoch).single();
    }

    /** The one that has started and not ended, if any. */
    Optional<Epoch> running() {
        return sql.sql(EPOCH + " where step not in ('OPEN', 'CLOSED') order by number limit 1")
                .query(EpochStore::epoch)
                .optional();
    }

    /** The last that ended. */
    Epoch closed() {
        return sql.sql(EPOCH + " where step = 'CLOSED' order by number desc limit 1")
                .query(EpochStore::epoch)
                .single();
    }

    Instant now() {
        return sql.sql("select now()").query(Timestamp.class).single().toInstant();
    }

    /** Requests the end of the open epoch, and therefore a new root. */
    long wantRotation() {
        return sql.sql("""
                update epoch set rotation = true, wanted_at = coalesce(wanted_at, now())
                 where step = 'OPEN' returning number
                """).query(Long.class).single();
    }

    /** Closes the open epoch to new keys and opens the next, with the tree locked. */
    Epoch start(Epoch open) {
        return database.transaction(() -> {
            sql.sql("select one from tree for update").query(Boolean.class).single();
            move(open.number(), Step.OPEN, Step.STARTED, ", started_at = now()");
            sql.sql("insert into epoch (number, step, token) values (?, 'OPEN', ?)")
                    .param(open.number() + 1)
                    .param(UUID.randomUUID())
                    .update();
            return find(open.number()).orElseThrow();
        });
    }

    void register(Epoch epoch, String newRoot) {
        int moved = sql.sql("""
                update epoch set step = 'REGISTERED', step_at = now(), new_root = ?
                 where number = ? and step = 'STARTED'
                """).param(newRoot).param(epoch.number()).update();
        requireOne(moved, epoch.number());
    }

    /** Called in the transaction of the switch itself. */
    void noteSwitch(long number, Switched switched, @Nullable String oldExport) {
        int moved = sql.sql("""
                update epoch set step = 'SWITCHED', step_at = now(), old_root = ?, old_root_wrapped = ?,
                        old_export = ?, pages = ?, removed = ?
                 where number = ? and step = 'REGISTERED'
                """)
                .param(switched.before().root().version())
                .param(switched.before().root().wrapped())
                .param(oldExport)
                .param(switched.pages())
                .param(switched.removed())
                .param(number)
                .update();
        requireOne(moved, number);
    }

    /** Any position after the commit of the switch is sufficient; the first one found is stored. */
    String notePosition(long number) {
        return sql.sql("""
                update epoch set switched_at_lsn = coalesce(switched_at_lsn, pg_current_wal_insert_lsn())
                 where number = ? returning switched_at_lsn::text
                """).param(number).query(String.class).single();
    }

    void move(Epoch epoch, Step to) {
        move(epoch.number(), epoch.step(), to, "");
    }

    void noteDestroyed(Epoch epoch, Description holder) {
        int moved = sql.sql("""
                update epoch set step = 'DESTROYED', step_at = now(), holder = ?,
                        holder_delay = make_interval(secs => ?), holder_copies = ?
                 where number = ? and step = 'DESTROYING'
                """)
                .param(holder.adapter())
                .param(holder.destructionDelay().toSeconds())
                .param(holder.copies().toArray(String[]::new))
                .param(epoch.number())
                .update();
        requireOne(moved, epoch.number());
    }

    void close(Epoch epoch) {
        database.transaction(() -> {
            sql.sql("delete from superseded_page where epoch <= ?")
                    .param(epoch.number())
                    .update();
            move(epoch.number(), Step.DESTROYED, Step.CLOSED, ", closed_at = now()");
            return true;
        });
    }

    private void move(long number, Step from, Step to, String also) {
        int moved = sql.sql("update epoch set step = ?, step_at = now()" + also + " where number = ? and step = ?")
                .param(to.name())
                .param(number)
                .param(from.name())
                .update();
        requireOne(moved, number);
    }

    private static void requireOne(int moved, long number) {
        if (moved != 1) {
            throw new OvertakenException(number);
        }
    }

    void noteCondition(long number, Condition.Name name, Outcome outcome) {
        sql.sql("""
                insert into epoch_condition (epoch, condition, outcome, detail) values (?, ?, ?, ?)
                on conflict (epoch, condition) do update
                   set outcome = excluded.outcome, detail = excluded.detail, at = now()
                """)
                .param(number)
                .param(name.name())
                .param(
                        switch (outcome) {
                            case Outcome.Checked _ -> "CHECKED";
                            case Outcome.Absent _ -> "ABSENT";
                            case Outcome.Open _ -> "OPEN";
                        })
                .param(
                        switch (outcome) {
                            case Outcome.Checked(var detail) -> detail;
                            case Outcome.Absent _ -> null;
                            case Outcome.Open(var detail) -> detail;
                        })
                .update();
    }

    List<Noted> conditions(long number) {
        return sql.sql("select condition, outcome, detail, at from epoch_condition where epoch = ? order by condition")
                .param(number)
                .query((row, _) -> new Noted(
                        Condition.Name.valueOf(row.getString("condition")),
                        row.getString("outcome"),
                        row.getString("detail"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** The conditions that were found true. */
    Map<Condition.Name, Outcome> checked(long number) {
        return conditions(number).stream()
                .filter(noted -> noted.outcome().equals("CHECKED"))
                .collect(Collectors.toMap(
                        Noted::name, noted -> new Outcome.Checked(Objects.requireNonNullElse(noted.detail(), ""))));
    }

    /** The holder that destroyed the epoch's old root; null if it still exists. */
    @Nullable
    Holder holder(long number) {
        return sql.sql("""
                select holder, extract(epoch from holder_delay)::bigint as seconds, holder_copies from epoch
                 where number = ? and holder is not null
                """)
                .param(number)
                .query((row, _) -> new Holder(row.getString("holder"), row.getLong("seconds"), List.of((String[])
                        row.getArray("holder_copies").getArray())))
                .optional()
                .orElse(null);
    }

    /** A holder of roots, how long it takes to destroy one, and where copies of it may exist. */
    record Holder(String adapter, long delaySeconds, List<String> copies) {}

    /** A condition as last checked. */
    record Noted(
            Condition.Name name, String outcome, @Nullable String detail, Instant at) {}

    private static Epoch epoch(ResultSet row, int number) throws SQLException {
        return new Epoch(
                row.getLong("number"),
                Step.valueOf(row.getString("step")),
                row.getObject("token", UUID.class),
                row.getBoolean("erasures"),
                row.getBoolean("rotation"),
                row.getString("new_root"),
                row.getString("old_root"),
                row.getBytes("old_root_wrapped"),
                row.getString("old_export"),
                row.getString("switched"),
                row.getTimestamp("opened_at").toInstant(),
                instant(row.getTimestamp("wanted_at")),
                instant(row.getTimestamp("closed_at")),
                row.getLong("pages"),
                row.getLong("removed"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
