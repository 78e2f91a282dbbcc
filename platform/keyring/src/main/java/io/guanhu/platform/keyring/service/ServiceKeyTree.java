package io.guanhu.platform.keyring.service;

import io.guanhu.platform.keyring.epoch.Epochs;
import io.guanhu.platform.keyring.store.ServiceKeyStore;
import io.guanhu.platform.keyring.store.tree.KeyTree;
import io.guanhu.platform.keyring.tree.OwnerKeys;
import io.guanhu.platform.keyring.tree.page.Slot;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The service's own keys in the key tree. */
record ServiceKeyTree(KeyTree tree, ServiceKeyStore store, Epochs epochs) implements ServiceKeys.Source {

    @Override
    public OwnerKeys find() {
        return Objects.requireNonNull(
                tree.find(List.of(ServiceKeys.OWNER)).get(ServiceKeys.OWNER), "The answer has every requested owner");
    }

    @Override
    public OwnerKeys succeed(String name, int after) {
        return tree.succeed(ServiceKeys.OWNER, name, after);
    }

    @Override
    public Map<Integer, Duration> ages(String name, Collection<Integer> living) {
        return store.ages(name, living);
    }

    @Override
    public Optional<Long> destroy(Slot.Name version, boolean atOnce) {
        return tree.destroy(version, atOnce).map(KeyTree.DestroyedKey::epoch);
    }

    @Override
    public boolean closed(long epoch) {
        return epochs.closed(epoch);
    }

    @Override
    public void wake() {
        epochs.wake();
    }
}
