package io.guanhu.platform.web;

import io.guanhu.platform.keyring.BlindTokens;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Callers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/**
 * Runs a POST with an {@code Idempotency-Key} in one transaction with its stored answer: effect and
 * answer commit together, and the answer goes out afterwards. So a request that is repeated because
 * its answer was lost takes effect once and is answered the same.
 */
final class IdempotencyFilter implements WebFilter, Ordered {

    static final String KEY_HEADER = "Idempotency-Key";
    static final String REPLAYED_HEADER = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final List<String> STORED_HEADERS =
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.LOCATION,
                    HttpHeaders.ETAG,
                    HttpHeaders.LINK);

    private final IdempotencyStore store;
    private final BlindTokens tokens;
    private final TransactionalOperator transaction;
    private final Callers callers;
    private final List<PathPattern> required;
    private final List<PathPattern> ignored;

    IdempotencyFilter(
            IdempotencyStore store,
            BlindTokens tokens,
            TransactionalOperator transaction,
            Callers callers,
            List<PathPattern> required,
            List<PathPattern> ignored) {
        this.store = store;
        this.tokens = tokens;
        this.transaction = transaction;
        this.callers = callers;
        this.required = required;
        this.ignored = ignored;
    }

    /** After security, which tells whose key it is. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!HttpMethod.POST.equals(exchange.getRequest().getMethod())
                || isOneOf(ignored, exchange)) {
            return chain.filter(exchange);
        }
        List<String> keys = exchange.getRequest().getHeaders().getOrEmpty(KEY_HEADER);
        if (keys.isEmpty()) {
            return isOneOf(required, exchange)
                    ? Mono.error(ProblemException.invalid(KEY_HEADER, "required"))
                    : chain.filter(exchange);
        }
        if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
            return Mono.error(ProblemException.invalid(KEY_HEADER, "idempotency-key"));
        }
        return exchange.getPrincipal()
                .map(principal -> new Attempt(exchange, chain, principal, keys.getFirst()).run())
                .defaultIfEmpty(Mono.defer(() -> chain.filter(exchange)))
                .flatMap(run -> run);
    }

    private static boolean isOneOf(List<PathPattern> patterns, ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** What is to be sent, and whether it was sent before. */
    private record Outcome(StoredAnswer answer, boolean replayed) {}

    private final class Attempt {

        private final ServerWebExchange exchange;
        private final WebFilterChain chain;
        private final String caller;
        private final @Nullable UUID callingCustomer;
        private final String key;
        private final String target;

        Attempt(ServerWebExchange exchange, WebFilterChain chain, Principal caller, String key) {
            this.exchange = exchange;
            this.chain = chain;
            this.caller = caller.getName();
            this.callingCustomer =
                    caller instanceof Authentication authentication
                            ? callers.of(authentication).map(Caller::customerId).orElse(null)
                            : null;
            this.key = key;
            this.target = exchange.getRequest().getPath().value();
        }

        Mono<Void> run() {
            return DataBufferUtils.join(exchange.getRequest().getBody())
                    .map(
                            buffer -> {
                                byte[] bytes = new byte[buffer.readableByteCount()];
                                buffer.read(bytes);
                                DataBufferUtils.release(buffer);
                                return bytes;
                            })
                    .defaultIfEmpty(new byte[0])
                    .flatMap(
                            body ->
                                    transaction
                                            .execute(tx -> answer(body, tx))
                                            .single()
                                            .flatMap(this::send));
        }

        private Mono<Outcome> answer(byte[] body, ReactiveTransaction tx) {
            byte[] digest = tokens.of("idempotency", digestOf(query(), body));
            return store.take(caller, key)
                    .flatMap(
                            taken ->
                                    taken
                                            ? store.find(caller, key)
                                            : Mono.error(
                                                    ProblemException.conflict(
                                                            "idempotency-in-flight")))
                    .map(stored -> replay(stored, digest))
                    .switchIfEmpty(Mono.defer(() -> perform(body, digest, tx)));
        }

        private String query() {
            return Objects.requireNonNullElse(exchange.getRequest().getURI().getRawQuery(), "");
        }

        private Outcome replay(StoredAnswer stored, byte[] digest) {
            if (!stored.target().equals(target)
                    || !MessageDigest.isEqual(stored.bodyDigest(), digest)) {
                throw ProblemException.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
            }
            return new Outcome(stored, true);
        }

        private Mono<Outcome> perform(byte[] body, byte[] digest, ReactiveTransaction tx) {
            BufferedResponse response = new BufferedResponse(exchange.getResponse());
            return chain.filter(
                            exchange.mutate()
                                    .request(new RepeatableRequest(exchange, body))
                                    .response(response)
                                    .build())
                    .then(
                            Mono.defer(
                                    () -> {
                                        StoredAnswer answer = answered(response, digest);
                                        if (answer.status() / 100 == 2) {
                                            return store.insert(caller, key, answer)
                                                    .thenReturn(new Outcome(answer, false));
                                        }
                                        tx.setRollbackOnly();
                                        return Mono.just(new Outcome(answer, false));
                                    }));
        }

        private StoredAnswer answered(BufferedResponse response, byte[] digest) {
            HttpHeaders stored = new HttpHeaders();
            for (String name : STORED_HEADERS) {
                String value = response.getHeaders().getFirst(name);
                if (value != null) {
                    stored.set(name, value);
                }
            }
            String named = response.getHeaders().getFirst(IdempotencyKeys.CUSTOMER_HEADER);
            response.getHeaders().remove(IdempotencyKeys.CUSTOMER_HEADER);
            @Nullable String location = stored.getFirst(HttpHeaders.LOCATION);
            return new StoredAnswer(
                    target,
                    digest,
                    response.status(),
                    stored,
                    response.body(),
                    ConcernedCustomer.of(named, target, location, callingCustomer));
        }

        private Mono<Void> send(Outcome outcome) {
            ServerHttpResponse response = exchange.getResponse();
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
