package io.guanhu.privacy.release;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What requests have restricted. */
final class InMemoryReleaseStore extends ReleaseStore {

    private final List<Due> due = new ArrayList<>();
    private final Map<UUID, Map<Category, Consequence>> restricted;
    private final Map<Category, UUID> released;
    private final Map<Category, Kept> kept;
    private final Map<UUID, Instant> lookedAtAgain;

    /** A restriction that continues. */
    record Kept(@Nullable LocalDate until, Instant lookAgainAt) {}

    InMemoryReleaseStore(Memory memory) {
        super(Memory.noDatabase());
        this.restricted = memory.rows();
        this.released = memory.rows();
        this.kept = memory.rows();
        this.lookedAtAgain = memory.rows();
    }

    void put(Due whom, Consequence... left) {
        due.add(whom);
        restricted.put(
                whom.requestId(),
                List.of(left).stream().collect(Collectors.toMap(Consequence::category, each -> each)));
    }

    /** By which request a category is erased. */
    Map<Category, UUID> released() {
        return Map.copyOf(released);
    }

    @Nullable
    Kept kept(Category category) {
        return kept.get(category);
    }

    @Nullable
    Instant lookedAtAgain(UUID request) {
        return lookedAtAgain.get(request);
    }

    @Override
    Flux<Due> due(LocalDate today, Instant now, int limit) {
        return Flux.fromIterable(due).take(limit);
    }

    @Override
    Mono<Map<Category, Consequence>> restricted(UUID request, LocalDate today) {
        return Mono.fromSupplier(() -> restricted.getOrDefault(request, Map.of()));
    }

    @Override
    Mono<Void> release(UUID customer, Collection<Category> categories, UUID by) {
        return Mono.fromRunnable(() -> Set.copyOf(categories).forEach(each -> released.put(each, by)));
    }

    @Override
    Mono<Void> keep(UUID request, Category category, @Nullable LocalDate until, Instant lookAgainAt) {
        return Mono.fromRunnable(() -> kept.put(category, new Kept(until, lookAgainAt)));
    }

    @Override
    Mono<Void> scheduleCheck(UUID request, Instant at) {
        return Mono.fromRunnable(() -> lookedAtAgain.put(request, at));
    }
}
