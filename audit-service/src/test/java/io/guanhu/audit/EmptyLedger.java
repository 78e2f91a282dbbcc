package io.guanhu.audit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Plays privacy-service, of whose ledger this service must have reached the head to be ready. */
final class EmptyLedger implements AutoCloseable {

    private static final byte[] EMPTY =
            "{\"head\":0,\"entries\":[]}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    EmptyLedger() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/internal/erasure-ledger",
                exchange -> {
                    try (exchange) {
                        exchange.getResponseHeaders().add("Content-Type", "application/json");
                        exchange.sendResponseHeaders(200, EMPTY.length);
                        exchange.getResponseBody().write(EMPTY);
                    }
                });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
