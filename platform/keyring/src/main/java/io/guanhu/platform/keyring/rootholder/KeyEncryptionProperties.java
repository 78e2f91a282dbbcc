package io.guanhu.platform.keyring.rootholder;

import io.guanhu.platform.keyring.encryption.pkcs11.Pin;
import io.guanhu.platform.keyring.encryption.pkcs11.TokenPlace;
import io.guanhu.platform.keyring.encryption.vault.VaultPlace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who holds the versions of the root key.
 *
 * @param adapter files beside the service's keysets, a token, or Vault
 */
@ConfigurationProperties("guanhu.keyring.encryption")
record KeyEncryptionProperties(
        @DefaultValue("file") Adapter adapter,
        @DefaultValue Pkcs11 pkcs11,
        @DefaultValue VaultTransit vaultTransit) {

    static final String PREFIX = "guanhu.keyring.encryption.";

    enum Adapter {
        FILE,
        PKCS11,
        VAULT_TRANSIT
    }

    /**
     * A token.
     *
     * @param library the vendor's PKCS #11 library
     * @param slot the id of the token's slot; or
     * @param slotListIndex its position in the list of slots
     * @param pinFile a file with the user's PIN; or
     * @param pin the PIN itself, from the environment
     * @param timeout limit for one call
     */
    record Pkcs11(
            @Nullable Path library,
            @Nullable Long slot,
            @Nullable Long slotListIndex,
            @Nullable Path pinFile,
            @Nullable String pin,
            @DefaultValue("10s") Duration timeout) {

        TokenPlace place() {
            boolean byIndex = slot == null;
            long number =
                    required("pkcs11.slot", byIndex ? slotListIndex : slot, "the slot's id, or pkcs11.slot-list-index");
            return new TokenPlace(
                    required("pkcs11.library", library, "the path of the token's library"), number, byIndex);
        }

        Pin secret() {
            return pinFile == null
                    ? Pin.of(required("pkcs11.pin-file", pin, "a file, or pkcs11.pin from the environment"))
                    : Pin.inFile(pinFile);
        }

        @Override
        public String toString() {
            return "Pkcs11[" + library + "]";
        }
    }

    /**
     * The Transit engine of Vault or OpenBao.
     *
     * @param address the address of the active node, or of an agent on this machine
     * @param mount the engine's path
     * @param keyPrefix the prefix of this service's key names; the application's name if absent
     * @param namespace the engine's namespace, if it has one
     * @param tokenFile a file with the token, read again for each call
     * @param timeout limit for one request
     * @param sslBundle the TLS settings ({@code spring.ssl.bundle}); the runtime's own if absent
     * @param signingKey the name of the signing key, after the prefix; if absent, nothing is signed
     *     in Vault. The root keys may be somewhere else
     * @param signingKeyVersion the version of that key
     */
    record VaultTransit(
            @Nullable URI address,
            @DefaultValue("transit") String mount,
            @Nullable String keyPrefix,
            @Nullable String namespace,
            @Nullable Path tokenFile,
            @DefaultValue("4s") Duration timeout,
            @Nullable String sslBundle,
            @Nullable String signingKey,
            @DefaultValue("1") int signingKeyVersion) {

        VaultPlace place(String application) {
            return new VaultPlace(
                    required("vault-transit.address", address, "such as https://vault.bank:8200"),
                    mount,
                    keyPrefix == null ? application : keyPrefix,
                    namespace,
                    required("vault-transit.token-file", tokenFile, "the file that an agent renews"),
                    timeout);
        }
    }

    private static <T> T required(String name, @Nullable T value, String otherwise) {
        if (value == null || value.toString().isBlank()) {
            throw new IllegalStateException("Set " + PREFIX + name + ": " + otherwise + ".");
        }
        return value;
    }
}
