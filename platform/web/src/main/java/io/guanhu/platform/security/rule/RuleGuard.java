package io.guanhu.platform.security.rule;

import io.guanhu.platform.permission.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Prevents the start of a service with a controller method without a rule, because an endpoint that
 * was forgotten must not be open to everyone who is signed in. It also rejects rules with
 * arguments, because rules are checked before these are read, and two rules for one verb and path,
 * because only one of them would be checked.
 */
final class RuleGuard implements SmartInitializingSingleton {

    private static final String OURS = "io.guanhu.";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final List<PathPattern> publicPaths;

    RuleGuard(ObjectProvider<RequestMappingHandlerMapping> mappings, List<PathPattern> publicPaths) {
        this.mappings = mappings;
        this.publicPaths = publicPaths;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> faults = new ArrayList<>();
        Map<RequestMappingInfo, String> settled = new HashMap<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> {
            check(info, method, faults);
            settle(info, method, settled, faults);
        }));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Controller methods without a usable rule: " + String.join(", ", faults));
        }
    }

    private void check(RequestMappingInfo info, HandlerMethod method, List<String> faults) {
        if (!method.getBeanType().getName().startsWith(OURS) || isPublic(info)) {
            return;
        }
        boolean ruled = rule(method).filter(rule -> !rule.contains("#")).isPresent();
        // Spring's reactive method rules only apply to methods that return publishers.
        boolean reactive = Publisher.class.isAssignableFrom(method.getMethod().getReturnType());
        if (!ruled || !reactive) {
            faults.add(method.getShortLogMessage() + (ruled ? " (does not return a Publisher)" : ""));
        }
    }

    private static void settle(
            RequestMappingInfo info,
            HandlerMethod method,
            Map<RequestMappingInfo, String> settled,
            List<String> faults) {
        String rule = rule(method).orElse("");
        String other = settled.putIfAbsent(RuledEndpoints.byVerbAndPath(info), rule);
        if (other != null && !other.equals(rule)) {
            faults.add(method.getShortLogMessage() + " (another method of its path has another)");
        }
    }

    private static Optional<String> rule(HandlerMethod method) {
        return RuledEndpoints.permission(method).map(Permission::name).or(() -> otherRule(method));
    }

    private static Optional<String> otherRule(HandlerMethod method) {
        return Stream.of(method.getMethod(), method.getBeanType())
                .map(each -> AnnotatedElementUtils.findMergedAnnotation(each, PreAuthorize.class))
                .filter(Objects::nonNull)
                .map(PreAuthorize::value)
                .findFirst();
    }

    private boolean isPublic(RequestMappingInfo info) {
        return info.getPatternsCondition().getPatterns().stream().allMatch(this::isPublic);
    }

    private boolean isPublic(PathPattern path) {
        PathContainer written = PathContainer.parsePath(path.getPatternString());
        return publicPaths.stream().anyMatch(open -> open.equals(path) || open.matches(written));
    }
}
