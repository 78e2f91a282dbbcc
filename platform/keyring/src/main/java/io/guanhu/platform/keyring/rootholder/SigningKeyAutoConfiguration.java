package io.guanhu.platform.keyring.rootholder;

import io.guanhu.platform.keyholder.SigningKeyHolder;
import io.guanhu.platform.keyring.encryption.vault.VaultTransitSigningKey;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;

/** A signing key that never leaves Vault, wherever the root keys are. */
@AutoConfiguration(afterName = "org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration")
@ConditionalOnClass(WebClient.class)
@ConditionalOnProperty(SigningKeyAutoConfiguration.NAME)
@EnableConfigurationProperties(KeyEncryptionProperties.class)
class SigningKeyAutoConfiguration {

    static final String NAME = KeyEncryptionProperties.PREFIX + "vault-transit.signing-key";

    @Bean
    @ConditionalOnMissingBean
    SigningKeyHolder signingKeyHolder(
            KeyEncryptionProperties properties,
            @Value("${spring.application.name}") String application,
            ObjectProvider<SslBundles> bundles) {
        KeyEncryptionProperties.VaultTransit settings = properties.vaultTransit();
        return new VaultTransitSigningKey(
                settings.place(application),
                KeyEncryptionAutoConfiguration.http(settings, bundles),
                Objects.requireNonNull(settings.signingKey()),
                settings.signingKeyVersion());
    }
}
