package io.guanhu.platform.keyring.epoch;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService.State;
import io.guanhu.platform.keyring.encryption.VersionDestroyedException;
import io.guanhu.platform.keyring.epoch.Condition.Outcome;
import io.guanhu.platform.keyring.epoch.EpochStore.OvertakenException;
import io.guanhu.platform.keyring.export.TreeExport;
import io.guanhu.platform.keyring.store.KeyDatabase;
import io.guanhu.platform.keyring.store.tree.KeyTree;
import io.guanhu.platform.keyring.store.tree.TreeRekeying;
import io.guanhu.platform.keyring.tree.TreeState;
import io.guanhu.platform.runtime.Failure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Advances epochs step by step. After a crash at any point, the next run continues from the last
 * stored step, with the same new root. Blocking; one process at a time.
 */
final class EpochRunner {

    private static final Logger LOG = LoggerFactory.getLogger(EpochRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KeyDatabase database;
    private final KeyTree tree;
    private final TreeRekeying rekeying;
    private final EpochStore store;
    private final KeyEncryptionService encryption;
    private final List<Condition> conditions;
    private final @Nullable TreeExport export;
    private final EpochAssembly.Timing timing;
    private String reported = "";

    EpochRunner(
            KeyDatabase database,
            KeyTree tree,
            TreeRekeying rekeying,
            KeyEncryptionService encryption,
            List<Condition> conditions,
            @Nullable TreeExport export,
            EpochAssembly.Timing timing) {
        this.database = database;
        this.tree = tree;
        this.rekeying = rekeying;
        this.store = new EpochStore(database);
        this.encryption = encryption;
        this.conditions = List.copyOf(conditions);
        this.export = export;
        this.timing = timing;
    }

    /** Does what is due, and returns how long to pause. */
    Duration round() throws SQLException {
        if (idle()) {
            return timing.poll();
        }
        try (LeaderLock lock = LeaderLock.tryAcquire(database)) {
            if (lock == null) {
                return timing.poll();
            }
            return advance(lock);
        } catch (OvertakenException overtaken) {
            LOG.warn("{}", overtaken.getMessage());
            return timing.poll();
        }
    }

    private boolean idle() {
        return store.running().isEmpty() && !store.open().due(store.now(), timing.gather(), timing.interval());
    }

    private Duration advance(LeaderLock lock) {
        Epoch epoch = store.running().orElse(null);
        if (epoch == null) {
            Epoch open = store.open();
            if (!open.due(store.now(), timing.gather(), timing.interval())) {
                return timing.poll();
            }
            epoch = store.start(open);
            LOG.info("Epoch {} of the key tree has started", epoch.number());
        }
        while (epoch.step() != Step.CLOSED) {
            if (!lock.isHeld() || !step(epoch)) {
                return timing.poll();
            }
            epoch = store.find(epoch.number()).orElseThrow();
        }
        LOG.info(
                "Epoch {} of the key tree is closed: {} keys are dead, {} pages were written",
                epoch.number(),
                epoch.removed(),
                epoch.pages());
        return Duration.ZERO;
    }

    /** Takes one step if possible now. */
    private boolean step(Epoch epoch) {
        return switch (epoch.step()) {
            case STARTED -> register(epoch);
            case REGISTERED -> switchRoot(epoch);
            case SWITCHED -> gate(epoch);
            case GATED -> beginDestruction(epoch);
            case DESTROYING -> destroy(epoch);
            case DESTROYED -> close(epoch);
            case OPEN, CLOSED -> false;
        };
    }

    /** The holder must know the new root before anything is sealed with it. */
    private boolean register(Epoch epoch) {
        store.register(epoch, wait(encryption.create(epoch.tokenOfRoot())));
        return true;
    }

    private boolean switchRoot(Epoch epoch) {
        String newRoot = Objects.requireNonNull(epoch.newRoot());
        rekeying.run(epoch.number(), newRoot, (number, switched) -> store.noteSwitch(number, switched, newestExport()));
        return true;
    }

    private @Nullable String newestExport() {
        return export == null ? null : export.newest().orElse(null);
    }

    /**
     * A condition that was once true stays true, because every copy with the new state keeps it.
     */
    private boolean gate(Epoch epoch) {
        store.notePosition(epoch.number());
        Epoch placed = store.find(epoch.number()).orElseThrow();
        Map<Condition.Name, Outcome> outcomes = new EnumMap<>(Condition.Name.class);
        outcomes.putAll(store.checked(epoch.number()));
        for (Condition condition : conditions) {
            if (!outcomes.containsKey(condition.name())) {
                Outcome outcome = check(condition, placed);
                outcomes.put(condition.name(), outcome);
                store.noteCondition(epoch.number(), condition.name(), outcome);
            }
        }
        if (!Epoch.mayDestroy(outcomes)) {
            logPending(epoch, outcomes);
            return false;
        }
        store.move(epoch, Step.GATED);
        return true;
    }

    /** Logs each pending condition once, not on every check. */
    private void logPending(Epoch epoch, Map<Condition.Name, Outcome> outcomes) {
        String open = outcomes.entrySet().stream()
                .filter(each -> each.getValue() instanceof Outcome.Open)
                .map(each -> each.getKey().name())
                .sorted()
                .collect(Collectors.joining(", ", epoch.number() + " waits for ", ""));
        if (!open.equals(reported)) {
            LOG.info("Epoch {}", open);
            reported = open;
        }
    }

    /** A condition that cannot be checked counts as open. */
    private static Outcome check(Condition condition, Epoch epoch) {
        try {
            return condition.check(epoch);
        } catch (RuntimeException e) {
            LOG.warn("Cannot check {}: {}", condition.name(), Failure.of(e));
            return new Outcome.Open("cannot be checked: " + Failure.of(e));
        }
    }

    private boolean beginDestruction(Epoch epoch) {
        store.move(epoch, Step.DESTROYING);
        return true;
    }

    /** Waits if the holder of root keys needs time, or could still recover a version. */
    private boolean destroy(Epoch epoch) {
        String oldRoot = Objects.requireNonNull(epoch.oldRoot());
        if (tree.state().orElseThrow().root().version().equals(oldRoot)) {
            throw new IllegalStateException("The root " + oldRoot + " is in use");
        }
        encryption.destroy(oldRoot).block(PATIENCE);
        State state = wait(encryption.state(oldRoot));
        if (!(state instanceof State.Destroyed)) {
            return false;
        }
        store.noteDestroyed(epoch, encryption.description());
        return true;
    }

    /**
     * Checks the canary: what was wrapped with the old root, in the store and in its last export,
     * must not open.
     */
    private boolean close(Epoch epoch) {
        TreeState now = tree.state().orElseThrow();
        requireDead(
                epoch,
                Objects.requireNonNull(epoch.oldRoot()),
                Objects.requireNonNull(epoch.oldRootWrapped()),
                now.context());
        requireOldExportDead(epoch);
        store.close(epoch);
        return true;
    }

    private void requireOldExportDead(Epoch epoch) {
        String name = epoch.oldExport();
        if (export != null && name != null) {
            export.stateOf(name)
                    .ifPresent(old ->
                            requireDead(epoch, old.root().version(), old.root().wrapped(), old.context()));
        }
    }

    private void requireDead(Epoch epoch, String version, byte[] wrapped, byte[] context) {
        try {
            wait(encryption.unwrap(version, wrapped, context));
        } catch (VersionDestroyedException _) {
            return;
        }
        throw new IllegalStateException("The root before epoch " + epoch.number() + " still opens what it had wrapped");
    }

    private static <T> T wait(Mono<T> call) {
        return Objects.requireNonNull(call.block(PATIENCE));
    }
}
