package io.guanhu.customer.people;

import io.guanhu.platform.keyring.service.ServiceKey;
import io.guanhu.platform.keyring.service.ServiceKey.Version;
import io.guanhu.platform.keyring.service.ServiceKeys;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SuppressionConfiguration {

    /**
     * Never rotated automatically, because hashes with one version cannot be found with another.
     */
    private static final String SECRET = "suppression";

    @Bean
    SlowHash slowHash(SuppressionProperties properties) {
        return new SlowHash(properties);
    }

    @Bean
    SuppressionSecrets suppressionSecrets(ServiceKeys keys) {
        ServiceKey key = keys.key(SECRET);
        return new SuppressionSecrets() {
            @Override
            public int current() {
                return key.inUse().number();
            }

            @Override
            public Map<Integer, byte[]> living() {
                return key.living().stream().collect(Collectors.toMap(Version::number, Version::secret));
            }
        };
    }
}
