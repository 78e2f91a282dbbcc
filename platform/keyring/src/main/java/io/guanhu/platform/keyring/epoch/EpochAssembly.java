package io.guanhu.platform.keyring.epoch;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.export.TreeExport;
import io.guanhu.platform.keyring.store.KeyDatabase;
import io.guanhu.platform.keyring.store.KeyTree;
import io.guanhu.platform.keyring.store.TreeRekeying;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the epochs of a tree together. */
public final class EpochAssembly {

    private EpochAssembly() {}

    /**
     * What must be true before an old root is destroyed, and what does not exist here.
     *
     * @param standbys names of the standbys that may become the primary; empty if there are none
     * @param logArchived whether the write-ahead log is archived
     * @param export where the tree is exported to; absent if nowhere
     * @param replicaExpiry after how long a silent replica is taken for dead
     */
    public record Gate(
            Set<String> standbys,
            boolean logArchived,
            @Nullable Path export,
            Duration replicaExpiry) {

        public Gate {
            standbys = Set.copyOf(standbys);
        }
    }

    /**
     * How often what happens.
     *
     * @param gather how long erasures that come together are waited for
     * @param interval between epochs for which nobody waits
     * @param poll how often to look for work, and at an open gate
     * @param leavesAtOnce how many leaves get new keys in one change of the tree
     */
    public record Timing(Duration gather, Duration interval, Duration poll, int leavesAtOnce) {}

    public static Epochs assemble(
            KeyDatabase database,
            KeyTree tree,
            KeyEncryptionService encryption,
            Gate gate,
            Timing timing,
            Clock clock) {
        EpochStore store = new EpochStore(database);
        WriteAheadLogStore log = new WriteAheadLogStore(database);
        List<Condition> conditions = new ArrayList<>();
        conditions.add(new ReplicasAcknowledged(new ReplicaStore(database), gate.replicaExpiry()));
        conditions.add(new StandbysFlushed(log, gate.standbys()));
        conditions.add(new LogArchived(log, gate.logArchived(), clock));
        Path directory = gate.export();
        TreeExport export = directory == null ? null : new TreeExport(directory, tree, encryption);
        conditions.add(new ExportReadBack(export));
        EpochRunner runner = new EpochRunner(
                database, tree, new TreeRekeying(tree, timing.leavesAtOnce()), encryption, conditions, export, timing);
        return new Epochs(store, runner);
    }
}
