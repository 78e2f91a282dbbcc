package io.guanhu.notification.parts;

import io.guanhu.notification.InMemoryNotifications;
import io.guanhu.platform.keyring.service.InMemoryServiceKeys;
import io.guanhu.platform.testing.Memory;

/** The real journals over parts in memory, for tests of other packages. */
public final class InMemoryJournals {

    private final InMemoryPartStore store;
    private final Journals journals;

    public InMemoryJournals(Memory memory, InMemoryNotifications notifications) {
        store = new InMemoryPartStore(memory, notifications);
        journals = new Journals(store, InMemoryServiceKeys.tokens(), memory.transaction(), memory.clock());
    }

    public Journals journals() {
        return journals;
    }

    public InMemoryPartStore store() {
        return store;
    }
}
