package io.guanhu.platform.job;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.Keyring;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Finds something personal in its only line. */
record Sealing(Keyring keyring) implements JobWork {

    static final String PRIVATE = "13800138000";

    @Override
    public String type() {
        return "sealing";
    }

    @Override
    public Mono<Step> step(Job job) {
        UUID owner = job.id();
        return keyring.provide(owner, Set.of(DataCategory.CONTACT))
                .map(keys -> keys.seal(DataCategory.CONTACT, "job-item", PRIVATE.getBytes(StandardCharsets.UTF_8)))
                .map(bytes -> Step.completed(1, "{}")
                        .with(List.of(JobItem.of(7, owner.toString(), "refused")
                                .withDetail("phone-taken")
                                .withSealed(owner, DataCategory.CONTACT, bytes))));
    }
}
