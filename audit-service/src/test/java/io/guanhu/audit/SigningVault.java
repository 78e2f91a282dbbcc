package io.guanhu.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Signs as Vault's Transit engine does; tests can send it away, or have it sign by another key. */
final class SigningVault implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KeyPair key = keys();
    private final KeyPair other = keys();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile KeyPair used = key;
    private volatile boolean away;

    SigningVault() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        server.createContext("/v1/transit/sign/audit-service-checkpoints", this::sign);
        server.start();
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    KeyPair key() {
        return key;
    }

    void isThere() {
        away = false;
        used = key;
    }

    void isAway() {
        away = true;
    }

    void signsByAnotherKey() {
        used = other;
    }

    int asked() {
        return asked.get();
    }

    private void sign(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            byte[] request = exchange.getRequestBody().readAllBytes();
            String body = away ? "{\"errors\":[]}" : answer(request);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(away ? 503 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String answer(byte[] request) {
        byte[] input =
                Base64.getDecoder().decode(JSON.readTree(request).path("input").asString());
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(used.getPrivate());
            ed25519.update(input);
            return "{\"data\":{\"key_version\":1,\"signature\":\"vault:v1:%s\"}}"
                    .formatted(Base64.getEncoder().encodeToString(ed25519.sign()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
