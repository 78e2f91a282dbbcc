package io.guanhu.platform.idempotency;

import io.guanhu.platform.keyring.service.BlindTokens;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Callers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Reads a request with a key, has it processed once, and sends the answer. Processing continues if
 * the caller disconnects; only a crash can come between its effect and its stored answer.
 */
final class KeyedRequests {

    static final String REPLAYED_HEADER = "Idempotency-Replayed";

    private final Attempts attempts;
    private final BlindTokens tokens;
    private final Callers callers;
    private final Ids ids;

    KeyedRequests(Attempts attempts, BlindTokens tokens, Callers callers, Ids ids) {
        this.attempts = attempts;
        this.tokens = tokens;
        this.callers = callers;
        this.ids = ids;
    }

    /** What to send, and whether it was sent before. */
    record Outcome(StoredAnswer answer, boolean replayed) {}

    Mono<Void> answer(ServerWebExchange exchange, WebFilterChain chain, Principal caller, String key) {
        return bodyOf(exchange.getRequest())
                .flatMap(body -> {
                    Claim claim = claim(exchange.getRequest(), body, caller, key);
                    return toItsEnd(attempts.answer(claim, exchange, chain, body));
                })
                .flatMap(outcome -> send(outcome, exchange.getResponse()));
    }

    /** Runs to completion even if nobody waits for it any longer. */
    private static <T> Mono<T> toItsEnd(Mono<T> work) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(() -> work.contextWrite(context).toFuture(), true));
    }

    private static Mono<byte[]> bodyOf(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody())
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0]);
    }

    private Claim claim(ServerHttpRequest request, byte[] body, Principal caller, String key) {
        String target = request.getPath().value();
        String query = Objects.requireNonNullElse(request.getURI().getRawQuery(), "");
        @Nullable
        UUID customer = caller instanceof Authentication authentication
                ? callers.of(authentication).map(Caller::customerId).orElse(null)
                : null;
        String digest = digestOf(query, body);
        return new Claim(
                caller.getName(),
                key,
                target,
                tokens.of("idempotency", digest),
                tokens.all("idempotency", digest).stream()
                        .map(HexFormat.of()::formatHex)
                        .toList(),
                ids.next(),
                ConcernedCustomer.of(null, target, null, customer));
    }

    private static Mono<Void> send(Outcome outcome, ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(outcome.answer().status()));
        if (outcome.replayed()) {
            response.getHeaders().putAll(outcome.answer().headers());
            response.getHeaders().set(REPLAYED_HEADER, "true");
        }
        byte[] body = outcome.answer().body();
        return body.length == 0
                ? response.setComplete()
                : response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static String digestOf(String query, byte[] body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(body);
            return query + " " + HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
