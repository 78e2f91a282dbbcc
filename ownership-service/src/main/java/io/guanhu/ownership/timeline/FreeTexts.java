package io.guanhu.ownership.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.KeyDestroyedException;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Seals and opens free texts about a customer, each bound to its field. */
@Component
public class FreeTexts {

    private static final DataCategory CATEGORY = DataCategory.INTERACTION;

    private final Keyring keyring;
    private final TimelineStore store;

    FreeTexts(Keyring keyring, TimelineStore store) {
        this.keyring = keyring;
        this.store = store;
    }

    /**
     * The sealed text; empty if there is none. Answers 423 if the customer's interactions are
     * restricted, or those of a former customer were erased.
     */
    public Mono<Optional<byte[]>> seal(UUID customerId, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Mono.just(Optional.empty());
        }
        return store.freeTextRestricted(customerId)
                .flatMap(restricted ->
                        restricted ? Mono.<CustomerKeys>error(locked()) : keyring.provide(customerId, Set.of(CATEGORY)))
                .map(keys -> Optional.of(keys.seal(CATEGORY, field, text.getBytes(UTF_8))))
                .onErrorMap(KeyDestroyedException.class, gone -> locked());
    }

    /**
     * Runs work that can seal these words for each of the customers. Their keys are fetched, or
     * created, before its transaction opens. An active customer whose words were erased gets a
     * new key; no keys are created for customers that do not exist.
     */
    <T> Mono<T> sealing(Collection<UUID> customerIds, @Nullable String text, Mono<T> work) {
        if (text == null || text.isBlank()) {
            return work;
        }
        return Mono.zip(store.known(customerIds).collectList(), store.anyClosed(customerIds))
                .flatMap(found -> keyring.sealing(
                        found.getT1(), Set.of(CATEGORY), found.getT2() ? Set.of() : Set.of(CATEGORY), work));
    }

    /** The text; empty if it was erased or is restricted. */
    public Mono<String> open(UUID customerId, String field, byte[] words) {
        return store.freeTextRestricted(customerId)
                .filter(restricted -> !restricted)
                .flatMap(free -> keyring.keysOf(customerId))
                .filter(keys -> keys.living(CATEGORY))
                .map(keys -> new String(keys.open(CATEGORY, field, words), UTF_8))
                .onErrorResume(KeyDestroyedException.class, _ -> Mono.empty());
    }

    private static ProblemException locked() {
        return ProblemException.locked("interactions-locked");
    }
}
