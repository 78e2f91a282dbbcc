package io.guanhu.privacy.policy;

import io.guanhu.privacy.model.policy.PrivacyPolicy;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells which versions of the privacy policy exist. */
@Component
public class Policies {

    private final PolicyStore store;

    Policies(PolicyStore store) {
        this.store = store;
    }

    /** Whether this version may have been shown to anybody. */
    public Mono<Boolean> include(long version) {
        return version == PrivacyPolicy.SAMPLE
                ? Mono.just(true)
                : store.version(version).hasElement();
    }
}
