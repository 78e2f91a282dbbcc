package io.guanhu.platform.keyring.encryption.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService.State;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/** The token is sent only to the host that the settings trust. */
class VaultTlsIT {

    private static final String PASSWORD = "changeit";
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private final Path directory;
    private final AtomicInteger requests = new AtomicInteger();
    private @Nullable HttpsServer server;

    VaultTlsIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void talksToTheHostThatTheSettingsTrust() throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore identity = start("localhost");
        assertThat(service(trusting(identity)).state("root-1").block(LIMIT)).isEqualTo(new State.Living());
        assertThat(requests).hasValue(1);
    }

    @Test
    void tellsNothingToAnotherHostWithATrustedCertificate()
            throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore identity = start("elsewhere.bank");
        assertThatThrownBy(() -> service(trusting(identity)).state("root-1").block(LIMIT))
                .isInstanceOf(RootHolderUnavailableException.class);
        assertThat(requests).hasValue(0);
    }

    @Test
    void sendsNothingToAnUntrustedHost() throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore _ = start("localhost");
        assertThatThrownBy(() -> service(null).state("root-1").block(LIMIT))
                .isInstanceOf(RootHolderUnavailableException.class);
        assertThat(requests).hasValue(0);
    }

    private KeyEncryptionService service(@Nullable SslBundle bundle) throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "s.secret");
        int port = Objects.requireNonNull(server).getAddress().getPort();
        return new VaultTransitKeyEncryption(
                new VaultPlace(URI.create("https://localhost:" + port), "transit", "customers", null, token, LIMIT),
                VaultHttp.client(LIMIT, bundle));
    }

    /** A server with a certificate of this name. */
    private KeyStore start(String host) throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore identity = identity(host);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer made = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        made.setHttpsConfigurator(new HttpsConfigurator(context));
        byte[] answer = RecordedVault.file("reads-the-documented-sample")
                .path("exchanges")
                .path(0)
                .path("response")
                .path("body")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        made.createContext("/", exchange -> {
            try (exchange) {
                requests.incrementAndGet();
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        made.start();
        server = made;
        return identity;
    }

    private KeyStore identity(String host) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = directory.resolve(host + ".p12");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "vault",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static SslBundle trusting(KeyStore identity) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("vault", identity.getCertificate("vault"));
        return SslBundle.of(SslStoreBundle.of(null, null, trusted));
    }
}
