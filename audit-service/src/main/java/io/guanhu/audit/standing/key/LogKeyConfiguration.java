package io.guanhu.audit.standing.key;

import io.guanhu.platform.keyholder.SigningKeyHolder;
import io.guanhu.tlog.note.NoteVerifier;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reads the log's public key, if that key lives outside this process. The public key is in the
 * settings, so that a different key in its place is detected.
 */
@Configuration(proxyBeanMethods = false)
class LogKeyConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LogKeyConfiguration.class);

    @Bean
    ExternalLogKey externalLogKey(
            @Value("${guanhu.audit.origin}") String origin,
            @Value("${guanhu.audit.log-key:}") String publicKey,
            Optional<SigningKeyHolder> holder) {
        if (publicKey.isBlank() && holder.isEmpty()) {
            return new ExternalLogKey(Optional.empty());
        }
        if (publicKey.isBlank()) {
            throw new IllegalStateException(
                    "An external key signs for the log: set guanhu.audit.log-key to its public key in"
                            + " base64, as its holder shows it");
        }
        NoteVerifier verifier = verifier(origin, publicKey.strip());
        LOG.info("The log's key is {}", verifier.verifierKey());
        return new ExternalLogKey(Optional.of(new ExternalLogKey.Key(verifier, requireHolder(holder))));
    }

    private static SigningKeyHolder requireHolder(Optional<SigningKeyHolder> holder) {
        return holder.orElseThrow(
                () -> new IllegalStateException("guanhu.audit.log-key is set, but nobody holds the key: set"
                        + " guanhu.keyring.encryption.vault-transit.signing-key"));
    }

    private static NoteVerifier verifier(String origin, String publicKey) {
        try {
            return NoteVerifier.ofBytes(origin, Base64.getDecoder().decode(publicKey));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException(
                    "guanhu.audit.log-key is an Ed25519 public key: 32 bytes in base64", malformed);
        }
    }
}
