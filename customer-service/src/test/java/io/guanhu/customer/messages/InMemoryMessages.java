package io.guanhu.customer.messages;

import io.guanhu.customer.DefaultSettings;
import io.guanhu.customer.messages.ParticularsStore.Particulars;
import io.guanhu.platform.testing.Memory;
import java.util.Optional;
import java.util.UUID;

/** The real messages to customers, with former contacts in memory. */
public final class InMemoryMessages {

    private final InMemoryParticularsStore store;
    private final Announcements announcements;
    private final FormerContacts former;

    public InMemoryMessages(Memory memory) {
        this.store = new InMemoryParticularsStore(memory);
        this.announcements = new Announcements(DefaultSettings.customer(), memory.ids());
        this.former =
                new FormerContacts(store, memory.keyring(), memory.outbox(), DefaultSettings.customer(), memory.ids());
    }

    public Announcements announcements() {
        return announcements;
    }

    public FormerContacts former() {
        return former;
    }

    /** The former contact that is kept for a message, if any. */
    public Optional<Particulars> keptFor(UUID notification) {
        return Optional.ofNullable(store.rows.get(notification));
    }
}
