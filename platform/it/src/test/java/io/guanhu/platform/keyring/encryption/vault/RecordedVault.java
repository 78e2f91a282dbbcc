package io.guanhu.platform.keyring.encryption.vault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays requests and answers that were written down from the API's documentation, in their order. A
 * request that is not the next one, to the letter, gets no answer of the play.
 */
final class RecordedVault implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Deque<JsonNode> left = new ArrayDeque<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    RecordedVault() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::play);
        server.start();
    }

    static JsonNode file(String name) {
        String path = "/vault-transit/" + name + ".json";
        try (InputStream in = RecordedVault.class.getResourceAsStream(path)) {
            return JSON.readTree(Objects.requireNonNull(in, path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void load(String name) {
        file(name).path("exchanges").forEach(left::add);
    }

    /** Gives this answer to the next request. */
    synchronized void loadAnswer(JsonNode answer) {
        left.add(JSON.createObjectNode().set("response", answer));
    }

    /** Requests that differ from the recorded ones, and recorded ones that were not made. */
    synchronized List<String> faults() {
        left.forEach(each -> faults.add("not asked for: " + each.path("request")));
        return faults;
    }

    private synchronized void play(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            JsonNode next = left.poll();
            if (next == null || !asWritten(next, exchange, body)) {
                faults.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
                exchange.sendResponseHeaders(418, -1);
                return;
            }
            answer(exchange, next.path("response"));
        }
    }

    private static boolean asWritten(JsonNode written, HttpExchange exchange, String body) {
        JsonNode request = written.path("request");
        if (request.isMissingNode()) {
            return true;
        }
        boolean sameBody = request.has("body") ? request.path("body").equals(JSON.readTree(body)) : body.isEmpty();
        return sameBody
                && exchange.getRequestMethod().equals(request.path("method").asString())
                && exchange.getRequestURI()
                        .toString()
                        .equals(request.path("path").asString())
                && "s.recorded".equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))
                && "true".equals(exchange.getRequestHeaders().getFirst("X-Vault-Request"))
                && "bank/keys".equals(exchange.getRequestHeaders().getFirst("X-Vault-Namespace"));
    }

    private static void answer(HttpExchange exchange, JsonNode answer) throws IOException {
        JsonNode body = answer.path("body");
        String text = body.isString() ? body.asString() : body.isNull() ? "" : body.toString();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
        exchange.sendResponseHeaders(answer.path("status").asInt(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
