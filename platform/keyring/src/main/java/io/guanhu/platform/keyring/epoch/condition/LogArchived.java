package io.guanhu.platform.keyring.epoch.condition;

import io.guanhu.platform.keyring.epoch.Condition;
import io.guanhu.platform.keyring.epoch.Epoch;
import io.guanhu.platform.keyring.epoch.condition.WriteAheadLogStore.Archive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Checks {@code pg_stat_archiver}: restoring the archive must give the tree under the new root. */
final class LogArchived implements Condition {

    /** A file that is ended early takes as much space as a full one. */
    private static final Duration BETWEEN_SWITCHES = Duration.ofMinutes(1);

    private final WriteAheadLogStore log;
    private final boolean archived;
    private final Clock clock;
    private Instant nextSwitch = Instant.MIN;

    /**
     * @param archived whether there is an archive here
     */
    LogArchived(WriteAheadLogStore log, boolean archived, Clock clock) {
        this.log = log;
        this.archived = archived;
        this.clock = clock;
    }

    @Override
    public Name name() {
        return Name.LOG_ARCHIVED;
    }

    @Override
    public Outcome check(Epoch epoch) {
        if (!archived) {
            return new Outcome.Absent();
        }
        Archive archive = log.archive(epoch.position());
        if (archive.mode().equals("off")) {
            return new Outcome.Open("archive_mode is off");
        }
        if (archive.holdsWanted()) {
            return new Outcome.Checked("file=" + archive.wanted());
        }
        Instant now = clock.instant();
        if (archive.writesWanted() || now.isAfter(nextSwitch)) {
            log.switchFile();
            nextSwitch = now.plus(BETWEEN_SWITCHES);
        }
        return new Outcome.Open(archive.failing() ? "the archive refuses files" : "the file is not archived yet");
    }
}
