package io.guanhu.privacy.hold;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.Acts.Done;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.assessment.CustomerLockStore;
import io.guanhu.privacy.hold.HoldStore.Hold;
import io.guanhu.privacy.hold.HoldStore.Words;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Places and lifts holds. What a person wrote is sealed with the hold's own key and destroyed when
 * the hold is lifted. None of it ever reaches a request, a certificate or a message.
 */
@Component
class Holds {

    static final String RESOURCE = "legal-hold";

    private static final int BATCH = 100;
    private static final Set<DataCategory> WORDS = Set.of(DataCategory.INTERACTION);

    private final HoldStore store;
    private final CustomerLockStore locks;
    private final Keyring keyring;
    private final Acts acts;
    private final Clock clock;

    Holds(HoldStore store, CustomerLockStore locks, Keyring keyring, Acts acts, Clock clock) {
        this.store = store;
        this.locks = locks;
        this.keyring = keyring;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Places a hold. Returns whether an erasure of the customer's data had already been ordered.
     *
     * @param worded builds the hold from its sealed words
     */
    Mono<Boolean> open(UUID id, String reference, String citation, Function<Words, Hold> worded, Caller caller) {
        return keyring.provide(id, WORDS)
                .map(keys -> worded.apply(words(keys, reference, citation)))
                .flatMap(hold -> place(hold, caller));
    }

    private Mono<Boolean> place(Hold hold, Caller caller) {
        Mono<Boolean> placed = locks.of(hold.customerId())
                .then(Mono.defer(() -> store.ordered(hold.customerId())))
                .delayUntil(_ -> store.open(hold));
        return acts.carryOut(entry(caller, "place", hold.id(), hold.customerId()), placed);
    }

    /**
     * Lifts a hold; what nothing else keeps is then erased automatically. A concurrent assessment
     * of the customer must either see the hold lifted or finish before the wake-up; otherwise it
     * would postpone the check by a day.
     */
    Mono<Void> close(UUID id, Caller caller) {
        Instant now = clock.instant();
        Mono<Done<UUID>> closed = store.customerOf(id)
                .delayUntil(locks::of)
                .flatMap(_ -> store.close(id, caller.id(), now))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("legal-hold-not-found")))
                .delayUntil(customer -> store.makeRestrictionsDue(customer, now))
                .map(customer -> Done.of(customer, entry(caller, "close", id, customer)));
        return acts.carryOutEntering(entry(caller, "close", id, null), closed).then(Mono.defer(() -> destroyKeys(id)));
    }

    /** Destroys the keys of closed holds that a crash or a disconnect left behind. */
    Mono<Void> destroyKeysLeft() {
        return store.withKeys(BATCH)
                .collectList()
                .flatMapIterable(ids -> ids)
                .concatMap(this::destroyKeys)
                .then();
    }

    private Mono<Void> destroyKeys(UUID id) {
        return keyring.destroy(id, WORDS).then(Mono.defer(() -> store.keysDestroyed(id)));
    }

    /** Newest first, with the words if they still exist. */
    Mono<List<Shown>> list(@Nullable UUID customerId, @Nullable UUID before, int limit) {
        return store.list(customerId, before, limit)
                .collectList()
                .flatMap(found -> keyring.keysOf(found.stream().map(Hold::id).toList())
                        .map(keys -> found.stream()
                                .map(each -> Shown.of(each, keys.get(each.id())))
                                .toList()));
    }

    /** A hold with its words. */
    record Shown(
            Hold hold, @Nullable String reference, @Nullable String citation) {

        static Shown of(Hold hold, @Nullable CustomerKeys keys) {
            return new Shown(
                    hold,
                    decrypt(keys, "reference", hold.words().reference()),
                    decrypt(keys, "citation", hold.words().citation()));
        }
    }

    private static Words words(CustomerKeys keys, String reference, String citation) {
        return new Words(seal(keys, "reference", reference), seal(keys, "citation", citation));
    }

    private static byte[] seal(CustomerKeys keys, String field, String words) {
        return keys.seal(DataCategory.INTERACTION, field, words.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String decrypt(@Nullable CustomerKeys keys, String field, byte @Nullable [] words) {
        return words == null || keys == null || !keys.living(DataCategory.INTERACTION)
                ? null
                : new String(keys.open(DataCategory.INTERACTION, field, words), StandardCharsets.UTF_8);
    }

    private static AuditEntry entry(Caller caller, String verb, UUID id, @Nullable UUID customerId) {
        return AuditEntry.on(caller, RESOURCE + "." + verb, RESOURCE, id, customerId);
    }
}
