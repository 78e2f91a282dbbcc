package io.guanhu.platform.keyring.encryption.vault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for the Transit engine in tests: keeps keys, and answers as the engine's documentation
 * and the source of OpenBao (builtin/logical/transit) say. It is no Vault, and shows nothing of a
 * real one's storage, replication or policies.
 */
public final class TransitStandIn implements AutoCloseable {

    public static final String TOKEN = "s.stand-in";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern KEY = Pattern.compile("/v1/transit/keys/([^/]+)(?:/(\\w+))?");
    private static final Pattern USE = Pattern.compile("/v1/transit/(encrypt|decrypt)/([^/]+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TransitStandInKeys keys = new TransitStandInKeys();
    private volatile String token = TOKEN;
    private volatile boolean sealed;

    /** A refusal, as the engine words it. */
    static final class Refused extends RuntimeException {

        private final int status;

        Refused(int status, @Nullable String error) {
            super(error);
            this.status = status;
        }
    }

    public TransitStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on only this token counts. */
    void renewToken(String renewed) {
        token = renewed;
    }

    /** A sealed Vault knows nothing and says so. */
    public void seal(boolean shut) {
        sealed = shut;
    }

    TransitStandInKeys keys() {
        return keys;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = 200;
            String answer;
            try {
                Map<String, Object> data = data(exchange, body);
                answer = JSON.writeValueAsString(Map.of("data", data));
            } catch (Refused refused) {
                status = refused.status;
                String error = refused.getMessage();
                answer = JSON.writeValueAsString(Map.of("errors", error == null ? List.of() : List.of(error)));
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Map<String, Object> data(HttpExchange exchange, String body) {
        if (sealed) {
            throw new Refused(503, "Vault is sealed");
        }
        if (!token.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            throw new Refused(403, "permission denied");
        }
        String path = exchange.getRequestURI().getPath();
        boolean post = exchange.getRequestMethod().equals("POST");
        JsonNode request = body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
        Matcher key = KEY.matcher(path);
        if (key.matches()) {
            String action = key.group(2);
            return post
                    ? keys.change(key.group(1), action == null ? "create" : action, request)
                    : keys.describe(key.group(1));
        }
        Matcher use = USE.matcher(path);
        if (post && use.matches()) {
            return use.group(1).equals("encrypt")
                    ? keys.encrypt(use.group(2), request)
                    : keys.decrypt(use.group(2), request);
        }
        throw new Refused(404, "no handler for route \"" + path.substring(4) + "\". route entry not found.");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
