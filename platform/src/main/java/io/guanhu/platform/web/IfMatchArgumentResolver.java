package io.guanhu.platform.web;

import io.guanhu.platform.problem.ProblemException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Reads {@link IfMatch}: 428 without the header, 400 unless it is one strong ETag or a star. */
final class IfMatchArgumentResolver implements SyncHandlerMethodArgumentResolver {

    private static final Pattern STRONG_ETAG = Pattern.compile("\\*|\"[\\x21\\x23-\\x7e]{1,64}\"");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class;
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        return read(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.IF_MATCH));
    }

    static IfMatch read(List<String> values) {
        if (values.isEmpty()) {
            throw ProblemException.of(HttpStatus.PRECONDITION_REQUIRED, "precondition-required");
        }
        String value = values.getFirst().strip();
        if (values.size() > 1 || !STRONG_ETAG.matcher(value).matches()) {
            throw ProblemException.invalid(HttpHeaders.IF_MATCH, "etag");
        }
        return new IfMatch(value);
    }
}
