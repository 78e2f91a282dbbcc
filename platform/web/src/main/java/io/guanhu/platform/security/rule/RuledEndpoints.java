package io.guanhu.platform.security.rule;

import io.guanhu.platform.permission.Permission;
import io.guanhu.platform.permission.Permissions;
import io.guanhu.platform.security.Permitted;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Finds a request's endpoint by its verb and path only, in the same way as Spring's routing.
 * Routing itself comes too late, and first checks the body's type, so callers without permission
 * would learn which types are accepted. {@link RuleGuard} ensures that verb and path determine the
 * rule.
 */
final class RuledEndpoints {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)");

    private final Supplier<Map<RequestMappingInfo, HandlerMethod>> known;

    RuledEndpoints(Supplier<Stream<RequestMappingHandlerMapping>> mappings) {
        this.known = SingletonSupplier.of(() -> reduced(mappings.get()));
    }

    private static Map<RequestMappingInfo, HandlerMethod> reduced(Stream<RequestMappingHandlerMapping> mappings) {
        Map<RequestMappingInfo, HandlerMethod> all = new HashMap<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods()
                .forEach((info, method) -> all.put(byVerbAndPath(info), method.createWithResolvedBean())));
        return Map.copyOf(all);
    }

    static RequestMappingInfo byVerbAndPath(RequestMappingInfo mapping) {
        return mapping.mutate().params().headers().consumes().produces().build();
    }

    /** Empty if nothing answers this verb on this path, which leads to 404 or 405. */
    Optional<Endpoint> of(ServerWebExchange exchange) {
        return known.get().entrySet().stream()
                .flatMap(each -> matching(each.getKey(), each.getValue(), exchange))
                .min(Comparator.comparing(Match::mapping, (one, other) -> one.compareTo(other, exchange)))
                .map(match -> match.endpoint(exchange));
    }

    /** The permission that callers need; empty if the method has a different rule. */
    static Optional<Permission> permission(HandlerMethod method) {
        return Stream.of(method.getMethod(), method.getBeanType())
                .map(each -> AnnotatedElementUtils.findMergedAnnotation(each, Permitted.class))
                .filter(Objects::nonNull)
                .findFirst()
                .map(each -> Permissions.table().named(each.value()));
    }

    private record Match(RequestMappingInfo mapping, HandlerMethod method) {

        Endpoint endpoint(ServerWebExchange exchange) {
            PathContainer asked = exchange.getRequest().getPath().pathWithinApplication();
            return new Endpoint(
                    method,
                    mapping.getPatternsCondition().getPatterns().stream()
                            .findFirst()
                            .map(pattern -> variables(pattern, asked))
                            .orElse(Map.of()));
        }

        private static Map<String, String> variables(PathPattern pattern, PathContainer asked) {
            PathPattern.PathMatchInfo match = pattern.matchAndExtract(asked);
            Map<String, String> inOrder = new LinkedHashMap<>();
            if (match != null) {
                Map<String, String> values = match.getUriVariables();
                VARIABLE.matcher(pattern.getPatternString())
                        .results()
                        .map(found -> found.group(1))
                        .filter(values::containsKey)
                        .forEach(name -> inOrder.put(name, values.get(name)));
            }
            return inOrder;
        }
    }

    private static Stream<Match> matching(
            RequestMappingInfo mapping, HandlerMethod method, ServerWebExchange exchange) {
        RequestMappingInfo matched = mapping.getMatchingCondition(exchange);
        return matched == null ? Stream.empty() : Stream.of(new Match(matched, method));
    }
}
