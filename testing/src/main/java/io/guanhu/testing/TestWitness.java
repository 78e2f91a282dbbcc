package io.guanhu.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.Cosigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.ProofCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A witness that tests can make unavailable or dishonest. */
public final class TestWitness implements AutoCloseable {

    /** Its behaviour when asked. */
    public enum Conduct {
        HONEST,
        AWAY,
        SIGNS_ANOTHER_ROOT,
        SIGNS_BY_ANOTHER_KEY,
        SIGNS_FOR_TOMORROW,
        DISPUTES
    }

    private record Response(int status, String type, String body) {}

    private static final String TEXT = "text/plain";

    private final Cosigner cosigner;
    private final Cosigner stranger;
    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Conduct conduct = Conduct.HONEST;
    private volatile @Nullable SignedNote latest;
    private volatile @Nullable String shown;

    public TestWitness(String name) {
        cosigner = new Cosigner(name, keys());
        stranger = new Cosigner(name, keys());
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    public void does(Conduct next) {
        conduct = next;
    }

    public int asked() {
        return asked.get();
    }

    /** What it last cosigned. */
    public Optional<SignedNote> seen() {
        return Optional.ofNullable(latest);
    }

    /** Reports this as last cosigned; an invalid answer if absent. */
    public void shows(@Nullable SignedNote note) {
        shown = note == null ? "nonsense\n" : note.toString();
    }

    /** As if it had cosigned this. */
    public void hasSeen(SignedNote note) {
        latest = cosigner.cosign(note, Instant.now());
        shown = null;
    }

    public String policyLine(String name) {
        return "witness %s %s http://localhost:%d\n"
                .formatted(
                        name,
                        cosigner.verifier().verifierKey(),
                        server.getAddress().getPort());
    }

    public Cosigner cosigner() {
        return cosigner;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response = exchange.getRequestMethod().equals("GET")
                    ? latest()
                    : answer(AddCheckpoint.parse(exchange.getRequestBody().readAllBytes()));
            byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", response.type());
            exchange.sendResponseHeaders(response.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Response latest() {
        String instead = shown;
        if (instead != null) {
            return new Response(200, TEXT, instead);
        }
        SignedNote note = latest;
        return note == null ? new Response(404, TEXT, "nothing\n") : new Response(200, TEXT, note.toString());
    }

    private Response answer(AddCheckpoint request) {
        asked.incrementAndGet();
        SignedNote note = request.checkpoint();
        Instant now = Instant.now();
        return switch (conduct) {
            case HONEST -> honest(request);
            case AWAY -> new Response(503, TEXT, "away\n");
            case SIGNS_ANOTHER_ROOT -> line(cosigner.cosign(another(note), now));
            case SIGNS_BY_ANOTHER_KEY -> line(stranger.cosign(note, now));
            case SIGNS_FOR_TOMORROW -> line(cosigner.cosign(note, now.plusSeconds(86_400)));
            case DISPUTES -> new Response(422, TEXT, "no\n");
        };
    }

    private static SignedNote another(SignedNote note) {
        Checkpoint head = Checkpoint.parse(note.text());
        Checkpoint other = new Checkpoint(head.origin(), head.size(), Hash.ofNothing());
        return new SignedNote(other.text(), note.signatures());
    }

    private Response honest(AddCheckpoint request) {
        Checkpoint next = Checkpoint.parse(request.checkpoint().text());
        SignedNote known = latest;
        Checkpoint before =
                known == null ? new Checkpoint(next.origin(), 0, Hash.ofNothing()) : Checkpoint.parse(known.text());
        if (request.old() != before.size()) {
            return new Response(409, AddCheckpoint.SIZE_TYPE, before.size() + "\n");
        }
        List<Hash> proof = request.proof();
        if (!ProofCheck.consistent(before.size(), before.root(), next.size(), next.root(), proof)) {
            return new Response(422, TEXT, "inconsistent\n");
        }
        latest = cosigner.cosign(request.checkpoint(), Instant.now());
        return line(latest);
    }

    private static Response line(SignedNote cosigned) {
        return new Response(200, TEXT, cosigned.signatures().getLast() + "\n");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
