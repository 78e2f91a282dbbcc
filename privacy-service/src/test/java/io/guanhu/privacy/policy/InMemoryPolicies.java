package io.guanhu.privacy.policy;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.model.policy.PrivacyPolicy;
import reactor.core.publisher.Mono;

/** The sample policy, and none that was published. */
public final class InMemoryPolicies {

    private InMemoryPolicies() {}

    public static Policies sampleAlone() {
        return new Policies(new NonePublished());
    }

    private static final class NonePublished extends PolicyStore {

        NonePublished() {
            super(Memory.noDatabase());
        }

        @Override
        Mono<PrivacyPolicy> version(long version) {
            return Mono.empty();
        }
    }
}
