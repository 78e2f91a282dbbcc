package io.guanhu.privacy;

import io.guanhu.privacy.model.proof.LogPolicy;
import io.guanhu.tlog.proof.TrustPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads which log and which witnesses certificates must rely on (C2SP tlog-policy). */
@Configuration(proxyBeanMethods = false)
class LogPolicyConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LogPolicyConfiguration.class);

    @Bean
    LogPolicy logPolicy(@Value("${guanhu.privacy.log-policy:}") String file) throws IOException {
        if (file.isBlank()) {
            LOG.error("guanhu.privacy.log-policy is not set: no certificate can be issued");
            return new LogPolicy(Optional.empty());
        }
        return new LogPolicy(Optional.of(TrustPolicy.parse(Files.readString(Path.of(file)))));
    }
}
