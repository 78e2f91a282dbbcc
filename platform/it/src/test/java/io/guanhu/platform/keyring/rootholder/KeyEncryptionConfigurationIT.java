package io.guanhu.platform.keyring.rootholder;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.keyring.encryption.FileKeyEncryption;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.pkcs11.Pkcs11KeyEncryption;
import io.guanhu.platform.keyring.encryption.vault.VaultTransitKeyEncryption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Names and defaults of the settings, and the error at start if one is missing. */
class KeyEncryptionConfigurationIT {

    private static final String PREFIX = "guanhu.keyring.encryption.";

    private final ApplicationContextRunner runner;

    KeyEncryptionConfigurationIT(@TempDir Path directory) {
        runner = new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(SslAutoConfiguration.class, KeyEncryptionAutoConfiguration.class))
                .withBean(Clock.class, Clock::systemUTC)
                .withPropertyValues(
                        "spring.application.name=customer-service", "guanhu.keyring.directory=" + directory);
    }

    @Test
    void holdsRootKeysInFilesUnlessToldOtherwise() {
        runner.run(context -> {
            assertThat(context).hasSingleBean(FileKeyEncryption.class);
            KeyEncryptionProperties defaults = context.getBean(KeyEncryptionProperties.class);
            assertThat(defaults.pkcs11().timeout()).isEqualTo(Duration.ofSeconds(10));
            assertThat(defaults.vaultTransit().timeout()).isEqualTo(Duration.ofSeconds(4));
            assertThat(defaults.vaultTransit().mount()).isEqualTo("transit");
        });
    }

    @Test
    void holdsThemInAToken() {
        runner.withPropertyValues(
                        PREFIX + "adapter=pkcs11",
                        PREFIX + "pkcs11.library=/usr/lib/softhsm/libsofthsm2.so",
                        PREFIX + "pkcs11.slot-list-index=0",
                        PREFIX + "pkcs11.pin=4815",
                        PREFIX + "pkcs11.timeout=3s")
                .run(context -> {
                    assertThat(context).hasSingleBean(Pkcs11KeyEncryption.class);
                    assertThat(context.getBean(KeyEncryptionProperties.class).toString())
                            .doesNotContain("4815");
                });
    }

    @Test
    void holdsThemInVault() {
        runner.withPropertyValues(
                        PREFIX + "adapter=vault-transit",
                        PREFIX + "vault-transit.address=https://vault.bank:8200",
                        PREFIX + "vault-transit.token-file=/run/vault/token")
                .run(context -> assertThat(context).hasSingleBean(VaultTransitKeyEncryption.class));
    }

    @Test
    void leavesRoomForAnAdapterOfTheBanks() {
        KeyEncryptionService own = FileKeyEncryption.open(Path.of(System.getProperty("java.io.tmpdir")));
        runner.withBean("own", KeyEncryptionService.class, () -> own)
                .withPropertyValues(PREFIX + "adapter=pkcs11")
                .run(context ->
                        assertThat(context.getBean(KeyEncryptionService.class)).isSameAs(own));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pkcs11        |                                       | Set guanhu.keyring.encryption.pkcs11.slot
            pkcs11        | pkcs11.slot=1                         | Set guanhu.keyring.encryption.pkcs11.library
            pkcs11        | pkcs11.slot=1 pkcs11.library=/l.so    | Set guanhu.keyring.encryption.pkcs11.pin-file
            vault-transit |                                       | Set guanhu.keyring.encryption.vault-transit.address
            vault-transit | vault-transit.address=https://v       | Set guanhu.keyring.encryption.vault-transit.token-file
            vault-transit | vault-transit.address=http://v vault-transit.token-file=/t | https URL, or an http URL on this machine
            vault-transit | vault-transit.address=https://v vault-transit.token-file=/t vault-transit.ssl-bundle=none | none
            hsm           |                                       | adapter
            """)
    void saysWhatIsMissing(String adapter, @Nullable String settings, String message) {
        String[] more = settings == null
                ? new String[0]
                : Stream.of(settings.split(" ", -1)).map(each -> PREFIX + each).toArray(String[]::new);
        runner.withPropertyValues(PREFIX + "adapter=" + adapter)
                .withPropertyValues(more)
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining(message));
    }
}
