package io.guanhu.customer.matching;

import io.guanhu.customer.people.InMemorySuppressionList;
import io.guanhu.customer.tokens.InMemoryTokenStore;
import io.guanhu.platform.testing.Memory;

/** The real matching over customers and a suppression list in memory. */
public final class InMemoryMatching {

    private final InMemorySuppressionList list;
    private final Matching matching;

    public InMemoryMatching(Memory memory, InMemoryTokenStore tokens) {
        this.list = new InMemorySuppressionList(memory);
        this.matching = new Matching(
                tokens,
                tokens.searchTokens(),
                list.list(),
                new InMemoryLookalikeStore(tokens),
                new InMemoryMatchingLockStore(tokens.searchTokens()));
    }

    public Matching matching() {
        return matching;
    }

    public InMemorySuppressionList list() {
        return list;
    }
}
