package io.guanhu.platform.witness;

import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import io.guanhu.tlog.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** Queries witnesses over HTTP, with a time limit for every request. */
public final class WitnessClient {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final MediaType SIZE = MediaType.parseMediaType(AddCheckpoint.SIZE_TYPE);

    private final WebClient http;

    public WitnessClient() {
        this(WebClient.create());
    }

    public WitnessClient(WebClient http) {
        this.http = http;
    }

    /**
     * Requests cosignatures.
     *
     * @param prefix the witness's submission prefix
     */
    public Mono<WitnessReply> add(String prefix, AddCheckpoint request) {
        return http.post()
                .uri(below(prefix, "add-checkpoint"))
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue(request.toString().getBytes(StandardCharsets.UTF_8))
                .exchangeToMono(WitnessClient::reply)
                .timeout(LIMIT);
    }

    private static Mono<WitnessReply> reply(ClientResponse response) {
        HttpStatusCode status = response.statusCode();
        boolean size = response.headers()
                .contentType()
                .filter(SIZE::equalsTypeAndSubtype)
                .isPresent();
        return response.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .map(body -> switch (status.value()) {
                    case 200 -> new WitnessReply.Cosigned(body);
                    case 409 ->
                        size ? new WitnessReply.OtherSize(AddCheckpoint.size(body)) : new WitnessReply.Contradicts(409);
                    case 422 -> new WitnessReply.Contradicts(422);
                    default -> new WitnessReply.Refused(status.value());
                });
    }

    /**
     * What the witness last cosigned, if it publishes that. The protocol does not require this, but
     * this suite's witness does it.
     */
    public Mono<Optional<SignedNote>> latest(String prefix, String origin) {
        return seen(prefix, origin).onErrorReturn(Optional.empty());
    }

    /**
     * Like {@link #latest}, for callers that need to distinguish the cases.
     *
     * @return empty if it has cosigned nothing; an error if it does not answer, or the answer is
     *     invalid
     */
    public Mono<Optional<SignedNote>> seen(String prefix, String origin) {
        return http.get()
                .uri(below(prefix, "logs/" + id(origin) + "/checkpoint"))
                .retrieve()
                .bodyToMono(byte[].class)
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .map(body -> Optional.of(SignedNote.parse(body)))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("An empty answer")))
                .onErrorReturn(WebClientResponseException.NotFound.class, Optional.empty())
                .timeout(LIMIT);
    }

    private static String id(String origin) {
        return HexFormat.of().formatHex(Hash.sha256().digest(origin.getBytes(StandardCharsets.UTF_8)));
    }

    private static String below(String prefix, String path) {
        return prefix.endsWith("/") ? prefix + path : prefix + "/" + path;
    }
}
