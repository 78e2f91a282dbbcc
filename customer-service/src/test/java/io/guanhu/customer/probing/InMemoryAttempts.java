package io.guanhu.customer.probing;

import io.guanhu.customer.DefaultSettings;
import io.guanhu.customer.probing.AttemptStore.Counted;
import io.guanhu.customer.probing.InMemoryAttemptStore.AttemptKey;
import io.guanhu.customer.probing.InMemoryAttemptStore.Row;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Memory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Optional;

/** The real limits and counts, over counts in memory. */
public final class InMemoryAttempts {

    private final InMemoryAttemptStore store;
    private final ProbingProperties settings = DefaultSettings.of(ProbingProperties.class);
    private final Attempts attempts;
    private final Memory memory;

    public InMemoryAttempts(Memory memory) {
        this.memory = memory;
        this.store = new InMemoryAttemptStore(memory, settings);
        this.attempts = new Attempts(
                store, settings, memory.audit(), memory.transaction(), new SimpleMeterRegistry(), memory.clock());
    }

    public Attempts attempts() {
        return attempts;
    }

    /** The caller has reached the limits of the current window, for single people and for files. */
    public void exhaust(Caller caller) {
        Instant now = memory.clock().instant();
        for (boolean imported : new boolean[] {true, false}) {
            Kind kind = Kind.of(caller, imported);
            store.rows.put(
                    new AttemptKey(caller.id(), kind),
                    new Row(settings.limit().of(kind), now, new Counted(0, 0, false), now));
        }
    }

    /** How many of the people whom a caller sent one by one the caller may not know about. */
    public long met(Caller caller) {
        return counted(caller).map(Counted::met).orElse(0L);
    }

    /** How many people a caller sent one by one. */
    public long sent(Caller caller) {
        return counted(caller).map(Counted::sent).orElse(0L);
    }

    private Optional<Counted> counted(Caller caller) {
        return Optional.ofNullable(store.rows.get(new AttemptKey(caller.id(), Kind.of(caller, false))))
                .map(Row::counted);
    }
}
