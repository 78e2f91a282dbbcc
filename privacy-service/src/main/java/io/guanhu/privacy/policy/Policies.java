package io.guanhu.privacy.policy;

import io.guanhu.privacy.model.policy.PrivacyPolicy;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which versions of the privacy policy there are. */
@Component
public class Policies {

    private final PolicyStore store;

    Policies(PolicyStore store) {
        this.store = store;
    }

    /** Whether anybody can have been shown that version. */
    public Mono<Boolean> include(long version) {
        return version == PrivacyPolicy.SAMPLE
                ? Mono.just(true)
                : store.version(version).hasElement();
    }
}
