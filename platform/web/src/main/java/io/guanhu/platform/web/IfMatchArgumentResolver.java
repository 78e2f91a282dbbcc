package io.guanhu.platform.web;

import io.guanhu.platform.problem.ProblemException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Reads {@link IfMatch}: 428 without the header, 400 unless it is a list of ETags or a star. */
final class IfMatchArgumentResolver implements SyncHandlerMethodArgumentResolver {

    private static final String ETAG = "(?:W/)?\"[\\x21\\x23-\\x7e]{0,64}\"";
    private static final Pattern LIST = Pattern.compile(ETAG + "(?:[ \\t]*,[ \\t]*" + ETAG + ")*");
    private static final Pattern EACH = Pattern.compile(ETAG);
    private static final int LONGEST = 2_000;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class;
    }

    @Override
    public Object resolveArgumentValue(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        return read(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.IF_MATCH));
    }

    static IfMatch read(List<String> values) {
        if (values.isEmpty()) {
            throw ProblemException.of(HttpStatus.PRECONDITION_REQUIRED, "precondition-required");
        }
        String value = String.join(",", values).strip();
        if (value.equals(IfMatch.ANY)) {
            return new IfMatch(List.of(IfMatch.ANY));
        }
        if (value.length() > LONGEST || !LIST.matcher(value).matches()) {
            throw ProblemException.invalid(HttpHeaders.IF_MATCH, "etag");
        }
        return new IfMatch(EACH.matcher(value).results().map(MatchResult::group).toList());
    }
}
