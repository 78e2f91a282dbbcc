package io.guanhu.platform.keyring.rootholder;

import io.guanhu.platform.keyring.encryption.FileKeyEncryption;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.pkcs11.Pkcs11KeyEncryption;
import io.guanhu.platform.keyring.encryption.vault.VaultHttp;
import io.guanhu.platform.keyring.encryption.vault.VaultTransitKeyEncryption;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;

/** The configured holder of root keys. */
@AutoConfiguration(
        beforeName = "io.guanhu.platform.keyring.access.KeyStoreAutoConfiguration",
        afterName = {
            "io.guanhu.platform.runtime.RuntimeAutoConfiguration",
            "org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration"
        })
@ConditionalOnClass(DatabaseClient.class)
@ConditionalOnProperty("guanhu.keyring.directory")
@EnableConfigurationProperties({KeyringProperties.class, KeyEncryptionProperties.class})
class KeyEncryptionAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    KeyEncryptionService keyEncryptionService(
            KeyringProperties keyring,
            KeyEncryptionProperties properties,
            Clock clock,
            Environment environment,
            ObjectProvider<SslBundles> bundles) {
        return switch (properties.adapter()) {
            case FILE -> FileKeyEncryption.open(keyring.directory().resolve("root"));
            case PKCS11 -> token(properties.pkcs11(), clock);
            case VAULT_TRANSIT ->
                vault(properties.vaultTransit(), environment.getRequiredProperty("spring.application.name"), bundles);
        };
    }

    private static KeyEncryptionService token(KeyEncryptionProperties.Pkcs11 settings, Clock clock) {
        return new Pkcs11KeyEncryption(settings.place(), settings.secret(), clock, settings.timeout());
    }

    private static KeyEncryptionService vault(
            KeyEncryptionProperties.VaultTransit settings, String application, ObjectProvider<SslBundles> bundles) {
        return new VaultTransitKeyEncryption(settings.place(application), http(settings, bundles));
    }

    static WebClient http(KeyEncryptionProperties.VaultTransit settings, ObjectProvider<SslBundles> bundles) {
        String name = settings.sslBundle();
        SslBundle bundle = name == null ? null : bundles.getObject().getBundle(name);
        return VaultHttp.client(settings.timeout(), bundle);
    }
}
