package io.guanhu.privacy.docket;

import io.guanhu.platform.testing.Memory;

/** The real docket and notices, over requests in memory. */
public final class InMemoryDocket {

    private final InMemoryRequestStore requests;
    private final Docket docket;
    private final Notices notices;

    public InMemoryDocket(Memory memory) {
        this.requests = new InMemoryRequestStore(memory);
        this.docket = new Docket(requests, memory.outbox());
        this.notices = new Notices(requests, memory.outbox(), memory.ids(), memory.clock());
    }

    public InMemoryRequestStore requests() {
        return requests;
    }

    public Docket docket() {
        return docket;
    }

    public Notices notices() {
        return notices;
    }
}
