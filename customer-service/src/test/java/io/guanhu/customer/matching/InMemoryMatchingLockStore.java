package io.guanhu.customer.matching;

import io.guanhu.customer.tokens.SearchTokens;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.platform.testing.Memory;
import java.util.Collection;
import reactor.core.publisher.Mono;

/** There is nobody to wait for. */
final class InMemoryMatchingLockStore extends MatchingLockStore {

    InMemoryMatchingLockStore(SearchTokens searchTokens) {
        super(Memory.noDatabase(), searchTokens);
    }

    @Override
    Mono<Void> acquire(int people, Collection<Token> words) {
        return Mono.empty();
    }
}
