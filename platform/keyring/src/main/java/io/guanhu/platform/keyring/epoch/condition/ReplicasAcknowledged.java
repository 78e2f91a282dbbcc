package io.guanhu.platform.keyring.epoch.condition;

import io.guanhu.platform.keyring.epoch.Condition;
import io.guanhu.platform.keyring.epoch.Epoch;
import java.time.Duration;

/** Checks the heartbeats; a replica that has been silent for too long counts as dead. */
final class ReplicasAcknowledged implements Condition {

    private final ReplicaStore store;
    private final Duration expiry;

    ReplicasAcknowledged(ReplicaStore store, Duration expiry) {
        this.store = store;
        this.expiry = expiry;
    }

    @Override
    public Name name() {
        return Name.REPLICAS_ACKNOWLEDGED;
    }

    @Override
    public Outcome check(Epoch epoch) {
        store.forgetSilent(expiry);
        ReplicaStore.Counted counted = store.count(epoch.number(), expiry);
        return counted.behind() == 0
                ? new Outcome.Checked("replicas=" + counted.alive())
                : new Outcome.Open(counted.behind() + " of " + counted.alive() + " replicas are behind");
    }
}
