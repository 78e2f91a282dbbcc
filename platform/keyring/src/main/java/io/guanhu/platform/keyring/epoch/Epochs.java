package io.guanhu.platform.keyring.epoch;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The epochs of one key tree: their state, and their execution. Blocking. */
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
        return store.find(number).map(epoch -> epoch.toRecord(store.conditions(number), store.holder(number)));
    }

    /** The epoch in progress; empty if there is nothing to do. */
    public Optional<EpochRecord> running() {
        return store.running().flatMap(epoch -> find(epoch.number()));
    }

    /** The epoch to which keys destroyed now belong. */
    public EpochRecord open() {
        Epoch open = store.open();
        return open.toRecord(List.of(), null);
    }

    /** The last one that ended. */
    public EpochRecord last() {
        return store.closed().toRecord(List.of(), null);
    }

    /**
     * Whether somebody has waited for an epoch for longer than usual.
     *
     * @param usual how long it usually takes to end an epoch, with all checks
     */
    public boolean late(Duration usual) {
        var now = store.now();
        return store.running().map(epoch -> epoch.late(now, usual)).orElse(false)
                || store.open().late(now, usual);
    }

    /** Requests a new root, and returns the epoch that brings it. */
    public long rotate() {
        return store.wantRotation();
    }

    /** Does what is due, and returns how long to pause. */
    public Duration round() throws SQLException {
        return runner.round();
    }

    /** Sets what interrupts the pause. */
    public void wakeBy(Runnable wake) {
        this.waker = wake;
    }

    public void wake() {
        waker.run();
    }
}
