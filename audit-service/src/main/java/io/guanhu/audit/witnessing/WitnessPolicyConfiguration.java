package io.guanhu.audit.witnessing;

import io.guanhu.audit.model.LogKeys;
import io.guanhu.tlog.note.NoteVerifier;
import io.guanhu.tlog.proof.TrustPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads which witnesses are asked, and how many must cosign (C2SP tlog-policy). */
@Configuration(proxyBeanMethods = false)
class WitnessPolicyConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessPolicyConfiguration.class);

    @Bean
    TrustPolicy witnessPolicy(@Value("${guanhu.audit.witness-policy:}") String file, LogKeys keys) throws IOException {
        NoteVerifier log = keys.all().getFirst();
        if (file.isBlank()) {
            LOG.warn("No witness policy is configured: only this service confirms the log");
            return TrustPolicy.parse("log " + log.verifierKey() + "\nquorum none\n");
        }
        TrustPolicy policy = TrustPolicy.parse(Files.readString(Path.of(file)));
        if (policy.keysOf(log.name()).stream().noneMatch(log::sameKey)) {
            throw new IllegalStateException("The witness policy %s does not name the key of this log: log %s"
                    .formatted(file, log.verifierKey()));
        }
        return policy;
    }
}
