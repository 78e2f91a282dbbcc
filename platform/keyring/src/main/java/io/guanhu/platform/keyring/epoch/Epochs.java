package io.guanhu.platform.keyring.epoch;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The epochs of one key tree: what became of them, and their running. Blocking. */
public final class Epochs {

    private final EpochStore store;
    private final EpochRunner runner;
    private volatile Runnable waker = () -> {};

    Epochs(EpochStore store, EpochRunner runner) {
        this.store = store;
        this.runner = runner;
    }

    /** Whether the epoch has ended. */
    public boolean closed(long number) {
        return store.find(number).map(epoch -> epoch.step().dead()).orElse(false);
    }

    public Optional<EpochRecord> find(long number) {
        return store.find(number).map(epoch -> epoch.told(store.conditions(number), store.holder(number)));
    }

    /** The epoch that is on its way; empty if there is nothing to do. */
    public Optional<EpochRecord> running() {
        return store.running().flatMap(epoch -> find(epoch.number()));
    }

    /** The epoch that collects what is destroyed now. */
    public EpochRecord open() {
        Epoch open = store.open();
        return open.told(List.of(), null);
    }

    /** The last one that ended. */
    public EpochRecord last() {
        return store.closed().told(List.of(), null);
    }

    /**
     * Whether somebody has waited for an epoch for longer than is usual.
     *
     * @param usual how long the way to its end takes, with all that is checked
     */
    public boolean late(Duration usual) {
        var now = store.now();
        return store.running().map(epoch -> epoch.late(now, usual)).orElse(false)
                || store.open().late(now, usual);
    }

    /** Asks for a new root; tells the epoch that brings it. */
    public long rotate() {
        return store.wantRotation();
    }

    /** Does what there is to do, and tells how long to rest. */
    public Duration round() throws SQLException {
        return runner.round();
    }

    /** What cuts the rest short. */
    public void wakeBy(Runnable wake) {
        this.waker = wake;
    }

    public void wake() {
        waker.run();
    }
}
