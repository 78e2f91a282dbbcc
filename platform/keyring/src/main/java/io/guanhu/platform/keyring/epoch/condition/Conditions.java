package io.guanhu.platform.keyring.epoch.condition;

import io.guanhu.platform.keyring.epoch.Condition;
import io.guanhu.platform.keyring.epoch.EpochAssembly.Gate;
import io.guanhu.platform.keyring.export.TreeExport;
import io.guanhu.platform.keyring.store.KeyDatabase;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All conditions of an epoch's gate, in the order in which they are looked at. */
public final class Conditions {

    private Conditions() {}

    /**
     * The conditions of a gate.
     *
     * @param export absent if the tree has no second place
     */
    public static List<Condition> of(Gate gate, KeyDatabase database, @Nullable TreeExport export, Clock clock) {
        WriteAheadLogStore log = new WriteAheadLogStore(database);
        return List.of(
                new ReplicasAcknowledged(new ReplicaStore(database), gate.replicaExpiry()),
                new StandbysFlushed(log, gate.standbys()),
                new LogArchived(log, gate.logArchived(), clock),
                new ExportReadBack(export));
    }
}
