package io.guanhu.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The witness over HTTP (C2SP tlog-witness), with its keys, health and counters. */
final class WitnessServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("witness");

    /** Enough for 63 hashes, and a note with about a dozen signatures of post-quantum size. */
    private static final int LONGEST_BODY = 128 * 1024;

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final Pattern CHECKPOINT = Pattern.compile("/logs/([0-9a-f]{64})/checkpoint");
    private static final int GRACE_SECONDS = 2;

    static {
        // The JDK's server has no limits by default. In seconds.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "20");
        System.setProperty("sun.net.httpserver.idleInterval", "60");
        System.setProperty("jdk.httpserver.maxConnections", "500");
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Witness witness;
    private final RateLimit limit;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private WitnessServer(Witness witness, InetSocketAddress address, int perSecond) throws IOException {
        this.witness = witness;
        this.limit = new RateLimit(perSecond);
        this.server = HttpServer.create(address, 128);
        server.setExecutor(workers);
        server.createContext("/", this::handle);
    }

    static WitnessServer start(Witness witness, InetSocketAddress address, int perSecond) throws IOException {
        WitnessServer started = new WitnessServer(witness, address, perSecond);
        started.server.start();
        return started;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private record Response(int status, String type, String body) {

        static Response text(int status, String body) {
            return new Response(status, TEXT, body);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response;
            try {
                response = respond(exchange);
            } catch (IOException | RuntimeException failure) {
                LOG.log(System.Logger.Level.ERROR, "A request failed", failure);
                response = Response.text(500, "The witness failed\n");
            }
            send(exchange, response);
        }
    }

    private Response respond(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean get = exchange.getRequestMethod().equals("GET");
        if (path.equals("/add-checkpoint")) {
            return exchange.getRequestMethod().equals("POST")
                    ? addCheckpoint(exchange)
                    : Response.text(405, "POST a checkpoint here\n");
        }
        Matcher checkpoint = CHECKPOINT.matcher(path);
        if (get && checkpoint.matches()) {
            return witness.latest(checkpoint.group(1))
                    .map(note -> Response.text(200, note.toString()))
                    .orElse(Response.text(404, "No checkpoint of this log was cosigned here\n"));
        }
        return switch (get ? path : "") {
            case "/keys" -> Response.text(200, witness.keys());
            case "/health" -> Response.text(200, "UP\n");
            case "/metrics" -> Response.text(200, witness.counts().exposition(witness.sizes()));
            default -> Response.text(404, "There is nothing here\n");
        };
    }

    private Response addCheckpoint(HttpExchange exchange) throws IOException {
        String address = exchange.getRemoteAddress().getAddress().getHostAddress();
        if (!limit.allows(address, System.nanoTime())) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            return counted(Response.text(429, "Too many requests\n"));
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return counted(Response.text(413, "The request is too long\n"));
        }
        AddCheckpoint request;
        try {
            request = AddCheckpoint.parse(body);
        } catch (IllegalArgumentException malformed) {
            return counted(Response.text(400, "Not an add-checkpoint request: " + malformed.getMessage() + "\n"));
        }
        return counted(of(witness.add(request)));
    }

    private Response counted(Response response) {
        witness.counts().answered(response.status());
        return response;
    }

    private static Response of(Answer answer) {
        return switch (answer) {
            case Answer.Cosigned(SignedNote note, int cosignatures) ->
                Response.text(200, lastLines(note, cosignatures));
            case Answer.OtherSize(long size) -> new Response(409, AddCheckpoint.SIZE_TYPE, size + "\n");
            case Answer.OtherRoot _ -> Response.text(409, "Another root of this size was cosigned before\n");
            case Answer.Refused(int status, String why) -> Response.text(status, why + "\n");
        };
    }

    private static String lastLines(SignedNote note, int count) {
        List<String> lines = note.signatures();
        return String.join("\n", lines.subList(lines.size() - count, lines.size())) + "\n";
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", response.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(response.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(GRACE_SECONDS);
        workers.close();
    }
}
