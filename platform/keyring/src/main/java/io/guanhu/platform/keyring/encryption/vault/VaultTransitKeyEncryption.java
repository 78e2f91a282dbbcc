package io.guanhu.platform.keyring.encryption.vault;

import io.guanhu.platform.keyring.encryption.KeyEncryptionException;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import io.guanhu.platform.keyring.encryption.UnknownVersionException;
import io.guanhu.platform.keyring.encryption.VersionContext;
import io.guanhu.platform.keyring.encryption.VersionDestroyedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Root keys in Vault's Transit engine. Rotating a single key for all versions does not work,
 * because repeating a request would create two versions, and trimming one trims all before it.
 * Therefore each version of the root is the first version of a key named after its token. It is
 * destroyed in three repeatable steps: rotate the key, so that it has a newer version; disallow its
 * first version, which could be undone; trim it, which cannot. What remains of the key shows that
 * it was destroyed.
 */
public final class VaultTransitKeyEncryption implements KeyEncryptionService {

    private static final Logger LOG = LoggerFactory.getLogger(VaultTransitKeyEncryption.class);
    private static final String WRAPPED = "vault:v1:";
    private static final String SAMPLE = "c2FtcGxl";
    private static final String UNBOUND =
            "the decryption of a sample without its associated data, which must be refused";

    private final VaultPlace place;
    private final VaultClient vault;

    /**
     * Does not contact Vault yet.
     *
     * @param http a client with TLS settings and without redirects, so that only Vault gets the
     *     token
     */
    public VaultTransitKeyEncryption(VaultPlace place, WebClient http) {
        this.place = place;
        this.vault = new VaultClient(place, http);
    }

    /** Trimming is immediate and final in the engine; what is below it is Vault's storage. */
    @Override
    public Description description() {
        return new Description(
                "vault-transit", Duration.ZERO, List.of("vault-storage", "vault-snapshots", "vault-replicas"));
    }

    @Override
    public Mono<String> create(String token) {
        Map<String, Object> wanted =
                Map.of("type", TransitKey.TYPE, "derived", false, "exportable", false, "allow_plaintext_backup", false);
        // An existing key with this name stays unchanged.
        return command("keys/" + place.keyOf(token), wanted)
                .then(living(token))
                .then(requireBinding("/" + place.keyOf(token)))
                .doOnSuccess(_ -> LOG.info("Version {} of the root key exists", token))
                .thenReturn(token);
    }

    /** Versions of Vault before 1.13 silently ignore associated data. */
    private Mono<Void> requireBinding(String key) {
        Map<String, Object> sample = Map.of("plaintext", SAMPLE, "associated_data", SAMPLE, "key_version", 1);
        return command("encrypt" + key, sample)
                .map(answer -> Map.<String, Object>of(
                        "ciphertext", answer.text("ciphertext").orElse("")))
                .flatMap(unbound -> vault.post("decrypt" + key, unbound))
                .flatMap(answer -> answer.inputWasAltered() ? Mono.empty() : Mono.error(answer.unavailable(UNBOUND)));
    }

    @Override
    public Mono<byte[]> wrap(String version, byte[] key, byte[] context) {
        Map<String, Object> request = Map.of(
                "plaintext", base64(key),
                "associated_data", base64(VersionContext.of(version, context)),
                "key_version", 1);
        // Checked first, because Vault may create a missing key when asked to encrypt with it.
        return living(version)
                .then(vault.post("encrypt/" + place.keyOf(version), request))
                .flatMap(answer -> answer.granted() ? wrapped(answer) : refused(version, answer));
    }

    private static Mono<byte[]> wrapped(VaultAnswer answer) {
        String sealed = answer.text("ciphertext").orElse("");
        return sealed.startsWith(WRAPPED)
                ? Mono.just(sealed.getBytes(StandardCharsets.US_ASCII))
                : Mono.error(answer.unavailable("encrypt, without what it encrypted"));
    }

    @Override
    public Mono<byte[]> unwrap(String version, byte[] wrapped, byte[] context) {
        String sealed = new String(wrapped, StandardCharsets.US_ASCII);
        if (!sealed.matches(WRAPPED + "[A-Za-z0-9+/]+={0,2}")) {
            return living(version).then(Mono.error(altered(version)));
        }
        Map<String, Object> request =
                Map.of("ciphertext", sealed, "associated_data", base64(VersionContext.of(version, context)));
        return living(version)
                .then(vault.post("decrypt/" + place.keyOf(version), request))
                .flatMap(answer -> answer.granted() ? opened(answer) : refused(version, answer));
    }

    private static Mono<byte[]> opened(VaultAnswer answer) {
        return answer.text("plaintext")
                .map(plain -> Mono.just(Base64.getDecoder().decode(plain)))
                .orElseGet(() -> Mono.error(answer.unavailable("decrypt, without a plaintext")));
    }

    /**
     * The version may have been destroyed between two calls; Vault's message alone proves nothing.
     */
    private <T> Mono<T> refused(String version, VaultAnswer answer) {
        return living(version)
                .then(Mono.error(
                        () -> answer.inputWasAltered() ? altered(version) : answer.unavailable("the use of a key")));
    }

    @Override
    public Mono<Void> destroy(String version) {
        String key = "keys/" + place.keyOf(version);
        return read(version)
                .flatMap(seen -> unless(seen.rotated(), key + "/rotate", Map.of(), version, seen))
                .flatMap(seen -> unless(
                        seen.disused(),
                        key + "/config",
                        Map.of("min_decryption_version", 2, "min_encryption_version", 2),
                        version,
                        seen))
                .flatMap(seen ->
                        unless(seen.trimmed(), key + "/trim", Map.of("min_available_version", 2), version, seen))
                .flatMap(seen -> requireTrimmed(version, seen));
    }

    /** A step of the destruction, and the key afterwards. */
    private Mono<TransitKey> unless(
            boolean done, String endpoint, Map<String, Object> body, String version, TransitKey seen) {
        return done ? Mono.just(seen) : command(endpoint, body).then(read(version));
    }

    private static Mono<Void> requireTrimmed(String version, TransitKey seen) {
        if (!seen.trimmed()) {
            return Mono.error(new RootHolderUnavailableException("Vault says that it trimmed a key, and still has it"));
        }
        LOG.info("Version {} of the root key was destroyed", version);
        return Mono.empty();
    }

    @Override
    public Mono<State> state(String version) {
        return read(version).map(TransitKey::state);
    }

    /** The version's key, unless it is about to be destroyed. */
    private Mono<TransitKey> living(String version) {
        return read(version)
                .flatMap(key -> key.state() instanceof State.Living
                        ? Mono.just(key)
                        : Mono.error(new VersionDestroyedException(version)));
    }

    private Mono<TransitKey> read(String version) {
        String name = place.keyOf(version);
        return vault.get("keys/" + name).map(answer -> {
            if (answer.absent()) {
                throw new UnknownVersionException(version);
            }
            if (!answer.granted()) {
                throw answer.unavailable("the look at a key");
            }
            return TransitKey.parse(name, answer.data());
        });
    }

    private Mono<VaultAnswer> command(String endpoint, Map<String, Object> body) {
        return vault.post(endpoint, body)
                .flatMap(answer ->
                        answer.granted() ? Mono.just(answer) : Mono.error(answer.unavailable("POST " + endpoint)));
    }

    private static KeyEncryptionException altered(String version) {
        return new KeyEncryptionException("The key was altered, or wrapped elsewhere than under " + version);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
