package io.guanhu.platform.signing.key;

import java.util.Optional;

/** The public keys that a consumer trusts, by service. They never come over the broker. */
@FunctionalInterface
public interface TrustedKeys {

    Optional<MessageKey> find(String service, String keyId);
}
