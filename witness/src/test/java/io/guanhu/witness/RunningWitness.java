package io.guanhu.witness;

import io.guanhu.tlog.note.CosignatureVerifier;
import io.guanhu.tlog.proof.TrustPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A witness of some logs on a port of its own, in this process. */
final class RunningWitness implements AutoCloseable {

    static final String NAME = "witness.example/1";

    private final Witness witness;
    private final WitnessServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningWitness(Path data, int perSecond, GrowingLog... logs) throws IOException {
        StringBuilder accepted = new StringBuilder();
        for (GrowingLog log : logs) {
            accepted.append("log ").append(log.key()).append('\n');
        }
        TrustPolicy policy = TrustPolicy.parse(accepted + "quorum none\n");
        witness = new Witness(data, NAME, policy, Clock.systemUTC());
        server = WitnessServer.start(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), perSecond);
    }

    HttpResponse<String> add(Object body) {
        return send(HttpRequest.newBuilder(uri("/add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    int port() {
        return server.port();
    }

    List<CosignatureVerifier> keys() {
        return get("/keys").body().lines().map(CosignatureVerifier::parse).toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
        witness.close();
        http.close();
    }
}
