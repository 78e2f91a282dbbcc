package io.guanhu.privacy.ledger;

import io.guanhu.platform.erasure.gate.ServedWhileBehind;
import io.guanhu.platform.ledger.LedgerProperties;
import io.guanhu.platform.ledger.LedgerSigner;
import io.guanhu.platform.runtime.Worker;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the maintenance of the ledger. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerConfiguration.class);

    @Bean
    LedgerSigner ledgerSigner(LedgerProperties properties, @Value("${guanhu.privacy.ledger.key}") Path file)
            throws IOException {
        LedgerSigner signer = LedgerKeyFile.read(properties.origin(), file);
        LOG.info("The erasure ledger's heads are signed by {}", signer.verifierKey());
        return signer;
    }

    @Bean
    Worker ledgerRounds(LedgerKeeping keeping) {
        return new Worker("ledger-keeping", keeping::round);
    }

    @Bean
    ServedWhileBehind certificateKeysServed() {
        return new ServedWhileBehind("/api/privacy-requests/certificate-keys", "public keys, for verifying offline");
    }

    @Bean
    ServedWhileBehind ledgerServed() {
        return new ServedWhileBehind(
                "/internal/erasure-ledger", "it checks its callers itself, and holds ids and categories only");
    }
}
