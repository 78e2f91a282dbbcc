package io.guanhu.platform.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanhu.platform.runtime.Failure;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.DeniedCallers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Audits calls that a rule of a path or of a method refused.
 *
 * <p>Whoever is refused may try again as often as they like, at no cost to them. So of the refusals
 * of one caller at one endpoint within an hour the first, the tenth, the hundredth and so on are
 * entered, each with its count: the log tells that somebody insists, and cannot be flooded.
 */
final class RefusedCalls implements DeniedCallers {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedCalls.class);
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST = 10_000;

    /** What is refused before any method is found, by a rule for all of these paths. */
    private static final String BY_PATH = "/internal/**";

    private final AuditTrail trail;
    private final Counter counter;
    private final Cache<String, AtomicLong> counts =
            Caffeine.newBuilder().expireAfterWrite(WINDOW).maximumSize(MOST).build();

    RefusedCalls(AuditTrail trail, MeterRegistry meters) {
        this.trail = trail;
        this.counter =
                Counter.builder("guanhu.audit.refused.calls")
                        .description("Calls refused by a rule, entered in the audit log or not")
                        .register(meters);
    }

    /** Never fails: a caller is refused whether or not that can be written down. */
    @Override
    public Mono<Void> denied(Caller caller, ServerWebExchange exchange) {
        return Mono.defer(() -> enter(caller, endpointOf(exchange)));
    }

    private Mono<Void> enter(Caller caller, String endpoint) {
        counter.increment();
        String key = caller.type() + " " + caller.id() + " " + endpoint;
        long count = counts.get(key, _ -> new AtomicLong()).incrementAndGet();
        if (!isPowerOfTen(count)) {
            return Mono.empty();
        }
        AuditEntry entry =
                AuditEntry.on(caller, "endpoint.call", "endpoint", endpoint, null)
                        .withReason(count == 1 ? "forbidden" : "forbidden-" + count + "-times");
        return trail.refused(entry)
                .doOnError(
                        e -> {
                            counts.invalidate(key);
                            LOG.error(
                                    "A refused call of {} is not audited: {}",
                                    endpoint,
                                    Failure.of(e));
                        })
                .onErrorComplete();
    }

    /** The path's template, never the path: that may hold whatever the caller wrote. */
    private static String endpointOf(ServerWebExchange exchange) {
        Object template = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return methodOf(exchange.getRequest()) + " " + (template == null ? BY_PATH : template);
    }

    private static String methodOf(ServerHttpRequest request) {
        HttpMethod method = request.getMethod();
        return List.of(HttpMethod.values()).contains(method) ? method.name() : "OTHER";
    }

    static boolean isPowerOfTen(long count) {
        long rest = count;
        while (rest > 1 && rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
