package io.guanhu.privacy.erasure;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.erasure.DataHolder;
import io.guanhu.platform.erasure.KeysToDestroy;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Erases what privacy-service itself holds: the words of requests (INTERACTION) and contacts kept
 * by earlier requests (CONTACT). The contact kept by the order's own request remains until its
 * notice is delivered, as the certificate states. Data of other categories is never stored here.
 */
@Component
class PrivacyHolder implements DataHolder {

    private static final String WORDS = "postgresql:privacy.privacy_request";
    private static final String CONTACTS = "postgresql:privacy.kept_contact";
    private static final String NOTHING = "postgresql:privacy";

    private final PersonalDataStore store;

    PrivacyHolder(PersonalDataStore store) {
        this.store = store;
    }

    @Override
    public Mono<List<Finding>> erase(ErasureOrdered order) {
        return Flux.fromStream(order.erase().stream().sorted(Comparator.comparing(Enum::name)))
                .concatMap(category -> erase(order, category))
                .collectList();
    }

    private Mono<Finding> erase(ErasureOrdered order, DataCategory category) {
        return switch (category) {
            case INTERACTION -> erase(order, category, WORDS, true, store::forgetWords);
            case CONTACT -> erase(order, category, CONTACTS, false, store::forgetContact);
            case IDENTITY, ACCOUNT, TRANSACTION, CREDIT, MARKETING ->
                Mono.just(new Finding(NOTHING, category, Action.NOTHING_HELD, 0, 0));
        };
    }

    /** Removes the rows, request by request. */
    private Mono<Finding> erase(
            ErasureOrdered order,
            DataCategory category,
            String name,
            boolean ownToo,
            Function<UUID, Mono<Long>> remove) {
        return requests(order, ownToo)
                .concatMap(remove)
                .reduce(0L, Long::sum)
                .map(removed ->
                        new Finding(name, category, removed > 0 ? Action.ERASED : Action.NOTHING_HELD, removed, 0));
    }

    /**
     * Each request has its own keys. Those for the last contact of this request are needed until
     * its notice is sent.
     */
    @Override
    public Flux<KeysToDestroy> keys(ErasureOrdered order) {
        return requests(order, true)
                .map(request -> new KeysToDestroy(
                        request,
                        Stream.of(DataCategory.INTERACTION, DataCategory.CONTACT)
                                .filter(order.erase()::contains)
                                .filter(each -> each != DataCategory.CONTACT || !request.equals(order.requestId()))
                                .collect(Collectors.toSet())));
    }

    @Override
    public Mono<List<Finding>> readBack(ErasureOrdered order, List<Finding> erased) {
        return Flux.fromIterable(erased)
                .concatMap(each -> found(order, each)
                        .map(found -> new Finding(each.store(), each.category(), each.action(), each.removed(), found)))
                .collectList();
    }

    private Mono<Long> found(ErasureOrdered order, Finding finding) {
        return switch (finding.store()) {
            case WORDS -> total(requests(order, true), store::words);
            case CONTACTS -> total(requests(order, false), store::contacts);
            default -> Mono.just(0L);
        };
    }

    /** The number of rows that still exist. */
    private static Mono<Long> total(Flux<UUID> requests, Function<UUID, Mono<Long>> count) {
        return requests.concatMap(count).reduce(0L, Long::sum);
    }

    private Flux<UUID> requests(ErasureOrdered order, boolean ownToo) {
        return store.requests(order.customerId(), order.at())
                .collectList()
                .flatMapIterable(found -> found)
                .filter(request -> ownToo || !request.equals(order.requestId()));
    }
}
