package io.guanhu.customer.matching;

import io.guanhu.customer.tokens.InMemoryTokenStore;
import io.guanhu.platform.testing.Memory;
import java.util.List;
import reactor.core.publisher.Flux;

/** Looks for whole words in place of their hashes. */
final class InMemoryLookalikeStore extends LookalikeStore {

    private final InMemoryTokenStore tokens;

    InMemoryLookalikeStore(InMemoryTokenStore tokens) {
        super(Memory.noDatabase(), tokens.searchTokens());
        this.tokens = tokens;
    }

    @Override
    Flux<Lookalike> find(List<Sought> sought) {
        return Flux.fromIterable(sought)
                .flatMapIterable(each -> tokens.having(each.words()).stream()
                        .map(customer -> new Lookalike(each.person(), each.mark(), customer))
                        .toList());
    }
}
