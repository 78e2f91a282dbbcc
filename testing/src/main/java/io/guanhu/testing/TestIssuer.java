package io.guanhu.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The issuer of test tokens: publishes its keys and its OpenID configuration, and answers client
 * credentials with a service token.
 */
public final class TestIssuer {

    private static final Lazy<TestIssuer> SHARED = new Lazy<>(TestIssuer::start);
    private static final Pattern CLIENT_ID = Pattern.compile("(?:^|&)client_id=([^&]*)");

    private final RSAKey key;
    private final RSAKey strangeKey;
    private final HttpServer server;

    private TestIssuer() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("test-1").generate();
        strangeKey = new RSAKeyGenerator(2048).keyID("test-1").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, configuration()));
        server.createContext("/token", exchange -> answer(exchange, token(exchange)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public static TestIssuer shared() {
        return SHARED.get();
    }

    private static TestIssuer start() {
        try {
            return new TestIssuer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The issuer's name, which is also its address. */
    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    RSAKey key() {
        return key;
    }

    /** Has the same key id as the real one, but is not published. */
    RSAKey strangeKey() {
        return strangeKey;
    }

    private String configuration() {
        return """
                {"issuer":"%1$s","jwks_uri":"%1$s/jwks","token_endpoint":"%1$s/token",
                 "authorization_endpoint":"%1$s/authorize","subject_types_supported":["public"],
                 "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(issuer());
    }

    private static String token(HttpExchange exchange) throws IOException {
        return """
                {"access_token":"%s","token_type":"Bearer","expires_in":300}
                """.formatted(Tokens.service(clientId(exchange)).sign());
    }

    private static String clientId(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null && authorization.startsWith("Basic ")) {
            byte[] credentials = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
            return new String(credentials, StandardCharsets.UTF_8).replaceFirst(":.*", "");
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher found = CLIENT_ID.matcher(body);
        return found.find() ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : "unknown";
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
