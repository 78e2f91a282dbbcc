package io.guanhu.platform.keyring.epoch.condition;

import io.guanhu.platform.keyring.epoch.Condition;
import io.guanhu.platform.keyring.epoch.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks {@code pg_stat_replication}: after a failover to one of these standbys, the tree must be
 * the one under the new root.
 */
final class StandbysFlushed implements Condition {

    private final WriteAheadLogStore log;
    private final Set<String> expected;

    /**
     * @param expected their names in the replication ({@code application_name}); empty if there are
     *     none
     */
    StandbysFlushed(WriteAheadLogStore log, Set<String> expected) {
        this.log = log;
        this.expected = Set.copyOf(expected);
    }

    @Override
    public Name name() {
        return Name.STANDBYS_FLUSHED;
    }

    @Override
    public Outcome check(Epoch epoch) {
        if (expected.isEmpty()) {
            return new Outcome.Absent();
        }
        List<String> missing = new ArrayList<>(expected);
        missing.removeAll(log.flushed(expected, epoch.position()));
        return missing.isEmpty()
                ? new Outcome.Checked("standbys=" + expected.size())
                : new Outcome.Open(missing.size() + " of " + expected.size() + " standbys are behind or away");
    }
}
