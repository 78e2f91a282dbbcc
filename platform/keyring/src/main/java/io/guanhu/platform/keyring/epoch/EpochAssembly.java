package io.guanhu.platform.keyring.epoch;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.epoch.condition.Conditions;
import io.guanhu.platform.keyring.export.TreeExport;
import io.guanhu.platform.keyring.store.KeyDatabase;
import io.guanhu.platform.keyring.store.tree.KeyTree;
import io.guanhu.platform.keyring.store.tree.TreeRekeying;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assembles the epochs of a tree. */
public final class EpochAssembly {

    private EpochAssembly() {}

    /**
     * The conditions for destroying an old root, and those that do not exist here.
     *
     * @param standbys names of the standbys that may become the primary; empty if there are none
     * @param logArchived whether the write-ahead log is archived
     * @param export the directory of exports; absent if there is none
     * @param replicaExpiry the time after which a silent replica counts as dead
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
     * The frequency of the steps.
     *
     * @param gather how long to wait for further erasures
     * @param interval the time between epochs that nobody waits for
     * @param poll how often to look for work, and to check the conditions
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
        Path directory = gate.export();
        TreeExport export = directory == null ? null : new TreeExport(directory, tree, encryption);
        List<Condition> conditions = Conditions.of(gate, database, export, clock);
        EpochRunner runner = new EpochRunner(
                database, tree, new TreeRekeying(tree, timing.leavesAtOnce()), encryption, conditions, export, timing);
        return new Epochs(store, runner);
    }
}
