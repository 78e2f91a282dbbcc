package io.guanhu.privacy.command;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.customer.KnownCustomers;
import io.guanhu.privacy.docket.InMemoryDocket;
import java.time.Duration;

/** The real commands and their guard, over requests and customers in memory. */
public final class InMemoryCommands {

    /** How long before a request a contact must have been there. */
    public static final Duration CONTACT_AGE = Duration.ofDays(30);

    private final Refusals refusals;
    private final Commands commands;
    private final ContactGuard guard;

    public InMemoryCommands(Memory memory, InMemoryDocket docket, KnownCustomers customers) {
        this.refusals = new Refusals(memory.acts());
        this.commands = new Commands(
                docket.requests(), docket.docket(), memory.acts(), refusals, memory.keyring(), memory.clock());
        this.guard = new ContactGuard(customers.directory(), refusals, CONTACT_AGE);
    }

    public Commands commands() {
        return commands;
    }

    public Refusals refusals() {
        return refusals;
    }

    public ContactGuard guard() {
        return guard;
    }
}
