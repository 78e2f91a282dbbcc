package io.guanhu.gateway.audit;

import io.guanhu.gateway.upstream.Service;
import io.guanhu.platform.connection.ConnectionRefusalListener;
import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.problem.ProblemListener;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Callers;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Counts what the gateway itself refuses, in its filters, its rules and its decoder. */
final class GatewayRefusals implements ProblemListener, ConnectionRefusalListener, WebFilter, Ordered {

    private static final int FIRST_OF_SERVERS = 500;
    private static final String NO_OPERATION = "connection";

    /** Limited to known patterns, because an actual path may contain anything its sender wrote. */
    private static final List<PathPattern> OPERATIONS = Stream.concat(
                    Arrays.stream(Service.values()).flatMap(s -> Stream.of(s.patterns())),
                    Stream.of(
                            Service.IMPORTS,
                            "/session",
                            "/login/**",
                            "/logout",
                            "/oauth2/**",
                            "/actuator/**",
                            "/api/**",
                            "/**"))
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private final Tally tally;
    private final SpoolIdentity identity;
    private final Callers callers;

    GatewayRefusals(Tally tally, SpoolIdentity identity, Callers callers) {
        this.tally = tally;
        this.identity = identity;
        this.callers = callers;
    }

    /** After security, which identifies the caller. */
    @Override
    public int getOrder() {
        return 0;
    }

    /** Remembers the caller in case a later filter refuses the request. */
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return callers.remember(exchange).then(Mono.defer(() -> chain.filter(exchange)));
    }

    @Override
    public Mono<Void> onProblem(ServerWebExchange exchange, int status, String code) {
        return Mono.fromRunnable(() -> count(exchange, status, code));
    }

    private void count(ServerWebExchange exchange, int status, String code) {
        if (status >= FIRST_OF_SERVERS) {
            return;
        }
        Caller caller = Callers.remembered(exchange).orElse(null);
        String operation = operationOf(exchange);
        tally.add(
                caller == null
                        ? anonymous(operation, code, exchange.getRequest().getRemoteAddress())
                        : new Refusal(operation, code, typeOf(caller), caller.id()));
    }

    @Override
    public void onRefusal(String code, @Nullable SocketAddress peer) {
        tally.add(anonymous(NO_OPERATION, code, peer));
    }

    private static ActorType typeOf(Caller caller) {
        return switch (caller.type()) {
            case STAFF -> ActorType.STAFF;
            case CUSTOMER -> ActorType.CUSTOMER;
            case SERVICE -> ActorType.SERVICE;
        };
    }

    private Refusal anonymous(String operation, String code, @Nullable SocketAddress peer) {
        String address = peer instanceof InetSocketAddress known ? known.getHostString() : "unknown";
        return new Refusal(operation, code, ActorType.ANONYMOUS, identity.hash(address));
    }

    private static String operationOf(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        HttpMethod method = exchange.getRequest().getMethod();
        String name = List.of(HttpMethod.values()).contains(method) ? method.name() : "OTHER";
        return OPERATIONS.stream()
                .filter(pattern -> pattern.matches(path))
                .findFirst()
                .map(pattern -> name + " " + pattern.getPatternString())
                .orElse(name + " other");
    }
}
