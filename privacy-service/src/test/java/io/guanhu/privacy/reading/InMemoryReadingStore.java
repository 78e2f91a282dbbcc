package io.guanhu.privacy.reading;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.docket.InMemoryRequestStore;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Reference;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The result of the only order, and lists of requests. */
final class InMemoryReadingStore extends ReadingStore {

    final List<Finding> receipts = new ArrayList<>();
    final List<String> missing = new ArrayList<>();
    Outcome outcome = new Outcome(null, false, null);
    private final InMemoryRequestStore requests;

    InMemoryReadingStore(InMemoryRequestStore requests) {
        super(Memory.noDatabase());
        this.requests = requests;
    }

    void orderedAt(Instant at) {
        outcome = new Outcome(null, false, at);
    }

    @Override
    Flux<Finding> receipts(UUID orderId) {
        return Flux.fromIterable(receipts);
    }

    @Override
    Flux<String> missingHolders(UUID orderId) {
        return Flux.fromIterable(missing);
    }

    @Override
    Mono<Outcome> outcome(UUID id) {
        return Mono.just(outcome);
    }

    @Override
    Flux<Row> list(
            @Nullable State state,
            @Nullable UUID customerId,
            @Nullable String ending,
            boolean hiddenToo,
            @Nullable UUID before,
            int limit) {
        return Flux.defer(() -> Flux.fromIterable(requests.all().stream()
                .filter(each -> state == null || each.request().state() == state)
                .filter(each -> customerId == null || each.filing().customerId().equals(customerId))
                .filter(each -> ending == null || endsWith(each, ending))
                .filter(each -> hiddenToo || !each.filing().hidden())
                .filter(each -> before == null || each.id().toString().compareTo(before.toString()) < 0)
                .sorted(comparing((StoredRequest each) -> each.id().toString(), reverseOrder()))
                .limit(limit)
                .map(InMemoryReadingStore::row)
                .toList()));
    }

    private static boolean endsWith(StoredRequest stored, String ending) {
        return Reference.of(stored.id()).replace("-", "").equals(ending);
    }

    private static Row row(StoredRequest stored) {
        Filing filing = stored.filing();
        return new Row(
                stored.id(),
                filing.customerId(),
                stored.request().state(),
                filing.scope(),
                filing.filedAt(),
                filing.deadline());
    }
}
