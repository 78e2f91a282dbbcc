package io.guanhu.privacy.identity;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.model.request.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A budget that is used up when the test says so. */
final class InMemoryBudgetStore extends BudgetStore {

    private final List<String> taken;

    @Nullable
    Spent spent;

    InMemoryBudgetStore(Memory memory, IdentitySettings settings) {
        super(Memory.noDatabase(), settings);
        this.taken = memory.transactions().list();
    }

    /** What was used up, such as {@code guess of CUSTOMER}. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    @Override
    Mono<Spent> takeCode(UUID customer, Actor.Type side, Instant now) {
        return take("code of " + side);
    }

    @Override
    Mono<Spent> takeGuess(UUID customer, Actor.Type side, Instant now) {
        return take("guess of " + side);
    }

    private Mono<Spent> take(String what) {
        return Mono.fromSupplier(() -> {
            if (spent == null) {
                taken.add(what);
            }
            return spent;
        });
    }
}
