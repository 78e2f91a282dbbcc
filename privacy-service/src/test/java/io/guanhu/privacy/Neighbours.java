package io.guanhu.privacy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands in for customer-service and audit-service: answers paths as a test configured. */
final class Neighbours implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private volatile boolean down;
    private volatile @Nullable Function<UUID, String> proofs;

    Neighbours() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void give(String path, String json) {
        answers.put(path, json);
    }

    /** The audit log's answer about each entry; null if it is the same for all. */
    void proves(@Nullable Function<UUID, String> audit) {
        proofs = audit;
    }

    void goDown(boolean isDown) {
        down = isDown;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String json = answer(exchange.getRequestURI().getPath());
        byte[] body = (json == null ? "{}" : json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(down ? 503 : json == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private @Nullable String answer(String path) {
        Function<UUID, String> audit = proofs;
        if (audit != null && path.startsWith("/internal/audit/entries/")) {
            return audit.apply(UUID.fromString(path.split("/", -1)[4]));
        }
        String exact = answers.get(path);
        // Once the log was set, it contains every audit entry.
        return exact == null && path.startsWith("/internal/audit/") ? answers.get("audit") : exact;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
