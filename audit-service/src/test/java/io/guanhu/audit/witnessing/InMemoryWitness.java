package io.guanhu.audit.witnessing;

import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.platform.witness.WitnessClient;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.Cosigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.ProofCheck;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** A witness called without HTTP, honest until a test says otherwise. */
final class InMemoryWitness {

    private static final String TEXT = "text/plain";

    private final String name;
    private final Clock clock;
    private final Cosigner cosigner;
    private final List<AddCheckpoint> asked = new ArrayList<>();
    private Function<AddCheckpoint, Answer> conduct = this::honest;
    private @Nullable SignedNote latest;

    record Answer(int status, String type, String body) {

        static Answer of(int status) {
            return new Answer(status, TEXT, "no\n");
        }

        static Answer size(long size) {
            return new Answer(409, AddCheckpoint.SIZE_TYPE, size + "\n");
        }

        static Answer cosigned(SignedNote note) {
            return text(note.signatures().getLast() + "\n");
        }

        static Answer text(String body) {
            return new Answer(200, TEXT, body);
        }
    }

    InMemoryWitness(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.cosigner = cosigner(name);
    }

    static Cosigner cosigner(String name) {
        try {
            return new Cosigner(
                    "w.example/" + name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The client of the service, which reaches these and nobody else. */
    static WitnessClient client(InMemoryWitness... witnesses) {
        Map<String, InMemoryWitness> all =
                Stream.of(witnesses).collect(Collectors.toMap(each -> each.name, each -> each));
        return new WitnessClient(WebClient.builder()
                .exchangeFunction(request -> {
                    InMemoryWitness witness = all.get(request.url().getHost());
                    return witness == null
                            ? Mono.error(new IllegalStateException("Nobody is there"))
                            : witness.exchange(request);
                })
                .build());
    }

    Cosigner cosigner() {
        return cosigner;
    }

    String url() {
        return "http://" + name;
    }

    String policyLine() {
        return "witness %s %s %s\n".formatted(name, cosigner.verifier().verifierKey(), url());
    }

    /** The requests it received, in order. */
    List<AddCheckpoint> asked() {
        return asked;
    }

    void does(Function<AddCheckpoint, Answer> other) {
        conduct = other;
    }

    void isAway() {
        does(_ -> {
            throw new IllegalStateException("Nobody is there");
        });
    }

    void isHonest() {
        does(this::honest);
    }

    /** As if it had cosigned this. */
    void hasSeen(SignedNote note) {
        latest = cosigner.cosign(note, clock.instant());
    }

    private Mono<ClientResponse> exchange(ClientRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            SignedNote seen = latest;
            return Mono.just(response(seen == null ? Answer.of(404) : Answer.text(seen.toString())));
        }
        MockClientHttpRequest sent = new MockClientHttpRequest(request.method(), request.url());
        return request.writeTo(sent, ExchangeStrategies.withDefaults())
                .then(Mono.defer(sent::getBodyAsString))
                .map(body -> AddCheckpoint.parse(body.getBytes(StandardCharsets.UTF_8)))
                .doOnNext(asked::add)
                .map(conduct)
                .map(InMemoryWitness::response);
    }

    private static ClientResponse response(Answer answer) {
        return ClientResponse.create(HttpStatusCode.valueOf(answer.status()))
                .header(HttpHeaders.CONTENT_TYPE, answer.type())
                .body(answer.body())
                .build();
    }

    private Answer honest(AddCheckpoint request) {
        Checkpoint next = Checkpoint.parse(request.checkpoint().text());
        SignedNote known = latest;
        Checkpoint before = known == null
                ? new Checkpoint(InMemoryLog.ORIGIN, 0, Hash.ofNothing())
                : Checkpoint.parse(known.text());
        if (request.old() != before.size()) {
            return Answer.size(before.size());
        }
        if (!ProofCheck.consistent(before.size(), before.root(), next.size(), next.root(), request.proof())) {
            return Answer.of(422);
        }
        hasSeen(request.checkpoint());
        return Answer.cosigned(cosigner.cosign(request.checkpoint(), clock.instant()));
    }
}
