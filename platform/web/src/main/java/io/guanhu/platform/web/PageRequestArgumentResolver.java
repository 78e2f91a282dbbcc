package io.guanhu.platform.web;

import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Callers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Reads {@link PageRequest}. */
final class PageRequestArgumentResolver implements SyncHandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public Object resolveArgumentValue(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        var query = exchange.getRequest().getQueryParams();
        return PageRequest.of(query.getFirst("limit"), query.getFirst("cursor"), list(exchange, query));
    }

    private static String list(ServerWebExchange exchange, MultiValueMap<String, String> query) {
        Map<String, List<String>> filters = new TreeMap<>(query);
        filters.keySet().removeAll(Set.of("limit", "cursor"));
        String caller = Callers.remembered(exchange).map(Caller::subject).orElse("");
        return caller + " " + exchange.getRequest().getPath().value() + "?" + filters;
    }
}
