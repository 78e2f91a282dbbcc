package io.guanhu.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Stands in for customer-service and privacy-service: who they know, and whether they answer. */
final class Neighbours implements AutoCloseable {

    private final HttpServer server;
    private final Map<UUID, String> contacts = new ConcurrentHashMap<>();
    private final Map<UUID, String> particulars = new ConcurrentHashMap<>();
    private volatile boolean down;
    private volatile CountDownLatch held = new CountDownLatch(0);

    Neighbours() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/customers/", exchange -> answer(exchange, contacts));
        server.createContext("/internal/particulars/", exchange -> answer(exchange, particulars));
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void know(UUID customer, @Nullable String phone, @Nullable String email) {
        contacts.put(
                customer, "{\"phone\":%s,\"email\":%s,\"locale\":\"zh-CN\"}".formatted(quoted(phone), quoted(email)));
    }

    void give(UUID notification, @Nullable String phone, String parameters) {
        particulars.put(
                notification, "{\"phone\":%s,\"email\":null,\"parameters\":%s}".formatted(quoted(phone), parameters));
    }

    void goDown() {
        down = true;
    }

    void comeUp() {
        down = false;
    }

    /** Lets everybody wait for an answer until {@link #release}. */
    void hold() {
        held = new CountDownLatch(1);
    }

    void release() {
        held.countDown();
    }

    private void rest() throws IOException {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "null" : "\"" + value + "\"";
    }

    private void answer(HttpExchange exchange, Map<UUID, String> known) throws IOException {
        rest();
        String id = exchange.getRequestURI().getPath().split("/", -1)[3];
        String body = known.get(UUID.fromString(id));
        if (down) {
            answer(exchange, 503, "{}");
        } else if (body == null) {
            answer(exchange, 404, "{}");
        } else {
            answer(exchange, 200, body);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
