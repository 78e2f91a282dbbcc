package io.guanhu.privacy.words;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.KeyDestroyedException;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.privacy.words.ClearWordStore.HoldWords;
import io.guanhu.privacy.words.ClearWordStore.RefusalWords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Seals, once, what earlier versions stored in clear; new words are always sealed. */
@Configuration(proxyBeanMethods = false)
class Sealing {

    private static final int BATCH = 50;
    private static final Duration DONE = Duration.ofHours(1);
    private static final Set<DataCategory> WORDS = Set.of(DataCategory.INTERACTION);

    private final ClearWordStore store;
    private final Keyring keyring;

    Sealing(ClearWordStore store, Keyring keyring) {
        this.store = store;
        this.keyring = keyring;
    }

    @Bean
    Worker wordSealing() {
        return new Worker("privacy-words", this::round);
    }

    private Mono<Duration> round() {
        return store.holds(BATCH)
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(each -> seal(each).thenReturn(each.id()))
                .concatWith(store.refusals(BATCH)
                        .collectList()
                        .flatMapIterable(found -> found)
                        .concatMap(each -> seal(each).thenReturn(each.id())))
                .count()
                .map(count -> count == 0 ? DONE : Duration.ZERO);
    }

    private Mono<Void> seal(HoldWords words) {
        return keyring.provide(words.id(), WORDS)
                .flatMap(keys -> store.sealHold(
                        words.id(),
                        seal(keys, "reference", words.reference()),
                        seal(keys, "citation", words.citation())));
    }

    private Mono<Void> seal(RefusalWords words) {
        return keyring.provide(words.id(), WORDS)
                .flatMap(keys -> store.sealRefusal(words.id(), seal(keys, "citation", words.citation())))
                .onErrorResume(KeyDestroyedException.class, _ -> store.forgetRefusal(words.id()));
    }

    private static byte[] seal(CustomerKeys keys, String field, String words) {
        return keys.seal(DataCategory.INTERACTION, field, words.getBytes(StandardCharsets.UTF_8));
    }
}
