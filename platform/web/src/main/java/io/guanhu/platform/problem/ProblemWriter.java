package io.guanhu.platform.problem;

import io.guanhu.platform.problem.diagnosis.Diagnoses;
import io.guanhu.platform.problem.diagnosis.Diagnosis;
import io.guanhu.platform.trace.Trace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with the problem for a failure. */
public final class ProblemWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private final Problems problems;
    private final Supplier<Stream<ProblemListener>> listeners;
    private final JsonMapper json = JsonMapper.builder().build();

    ProblemWriter(Problems problems, Supplier<Stream<ProblemListener>> listeners) {
        this.problems = problems;
        this.listeners = listeners;
    }

    /** A response that has not been sent yet. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Written(int status, Map<String, String> headers, byte[] body) {}

    /** The response to a request that never became an exchange; it gets its own trace. */
    public Written written(Throwable failure, @Nullable String acceptLanguage) {
        Diagnosis diagnosis = Diagnoses.of(failure);
        String trace = Trace.fresh().id();
        LOG.atInfo()
                .addKeyValue("code", diagnosis.code())
                .addKeyValue("trace.id", trace)
                .log("{} {}", diagnosis.status(), diagnosis.code());
        Problem problem = problems.toProblem(diagnosis, Messages.languageOf(acceptLanguage))
                .tracedAs(trace);
        Map<String, String> headers = new LinkedHashMap<>();
        diagnosis.headers().forEach((name, values) -> headers.put(name, values.getFirst()));
        headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.put(Trace.ID_HEADER, trace);
        return new Written(diagnosis.status(), headers, json.writeValueAsBytes(problem));
    }

    /** Writes the problem; fails with the failure itself if the response has already started. */
    public Mono<Void> write(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        Diagnosis diagnosis = Diagnoses.of(failure);
        String acceptLanguage = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        String trace = Trace.idOf(exchange);
        log(exchange, diagnosis, failure, trace);
        Problem problem = problems.toProblem(diagnosis, Messages.languageOf(acceptLanguage))
                .tracedAs(trace);
        return Flux.fromStream(listeners.get())
                .concatMap(each -> each.onProblem(exchange, diagnosis.status(), diagnosis.code()))
                .then(Mono.defer(() -> answer(response, diagnosis, problem)));
    }

    private Mono<Void> answer(ServerHttpResponse response, Diagnosis diagnosis, Problem problem) {
        response.setStatusCode(HttpStatusCode.valueOf(diagnosis.status()));
        HttpHeaders headers = response.getHeaders();
        headers.remove(HttpHeaders.ETAG);
        headers.remove(HttpHeaders.LOCATION);
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        headers.putAll(diagnosis.headers());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        byte[] body = json.writeValueAsBytes(problem);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** Logs the path's template instead of the path, and types of failures instead of messages. */
    private static void log(
            ServerWebExchange exchange, Diagnosis diagnosis, Throwable failure, @Nullable String trace) {
        Object template = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var event = diagnosis.status() >= 500 ? LOG.atError() : LOG.atInfo();
        event.addKeyValue("code", diagnosis.code())
                .addKeyValue("status", diagnosis.status())
                .addKeyValue("path", template == null ? "-" : template.toString())
                .addKeyValue("trace.id", trace)
                .log(
                        "{} {} {}{}",
                        diagnosis.status(),
                        diagnosis.code(),
                        template == null ? "-" : template,
                        diagnosis.status() >= 500 ? StackWithoutMessages.of(failure) : "");
    }
}
