package io.guanhu.platform.problem.diagnosis;

import io.guanhu.platform.problem.AnsweredAsProblem;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.runtime.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.Exceptions;
import tools.jackson.core.JacksonException;

/** Determines how a failure is reported, without looking at the rejected value. */
public final class Diagnoses {

    private static final int DEPTH = 12;

    private Diagnoses() {}

    /** A caller who is turned away temporarily is always told when to try again. */
    public static Diagnosis of(Throwable failure) {
        Diagnosis diagnosis = found(failure);
        boolean untold = !diagnosis.headers().containsHeader(HttpHeaders.RETRY_AFTER);
        return diagnosis.status() == 503 && untold ? diagnosis.header(HttpHeaders.RETRY_AFTER, "60") : diagnosis;
    }

    private static Diagnosis found(Throwable failure) {
        Throwable unwrapped = Exceptions.unwrap(failure);
        for (Throwable cause : chain(unwrapped)) {
            if (cause instanceof AnsweredAsProblem problem) {
                return Diagnosis.of(problem);
            }
        }
        for (Throwable cause : chain(unwrapped)) {
            Optional<Diagnosis> known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return Diagnosis.of(500, "internal-error");
    }

    private static Optional<Diagnosis> known(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case DataBufferLimitException _ -> Diagnosis.of(413, "content-too-large");
                    case WebExchangeBindException invalid -> bound(invalid);
                    case HandlerMethodValidationException invalid -> validated(invalid);
                    case MissingRequestValueException missing -> Diagnosis.invalid(missing.getName(), "required");
                    case ServerWebInputException input -> input(input);
                    case ServerErrorException blank
                    when isOfPath(blank.getMethodParameter()) ->
                        Diagnosis.invalid(nameOf(blank.getMethodParameter()), "wrong-type");
                    case ResponseStatusException status -> status(status);
                    case DecodingException decoding -> decoded(decoding);
                    case AuthenticationServiceException _ -> unavailable();
                    case AuthenticationException refused -> unauthenticated(refused);
                    case AccessDeniedException _ -> Diagnosis.of(403, "forbidden");
                    default -> Outage.is(failure) ? unavailable() : null;
                });
    }

    private static Diagnosis unavailable() {
        return Diagnosis.of(503, "unavailable").header(HttpHeaders.RETRY_AFTER, "2");
    }

    private static Diagnosis unauthenticated(AuthenticationException refused) {
        if (refused instanceof InvalidBearerTokenException) {
            return Diagnosis.of(401, "invalid-token")
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        return Diagnosis.of(401, "unauthenticated").header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private static Diagnosis status(ResponseStatusException failure) {
        int status = failure.getStatusCode().value();
        Diagnosis diagnosis = Diagnosis.of(status, StatusCodes.codeOf(status));
        diagnosis.headers().putAll(failure.getHeaders());
        return diagnosis;
    }

    private static @Nullable Diagnosis input(ServerWebInputException failure) {
        if ("No request body".equals(failure.getReason())) {
            return Diagnosis.of(400, "missing-body");
        }
        for (Throwable cause : chain(failure)) {
            if (cause instanceof DataBufferLimitException) {
                return Diagnosis.of(413, "content-too-large");
            }
            if (cause instanceof DecodingException decoding) {
                return decoded(decoding);
            }
            if (cause instanceof TypeMismatchException) {
                return Diagnosis.invalid(List.of(FieldProblem.wrongType(
                        nameOf(failure.getMethodParameter()), typeOf(failure.getMethodParameter()))));
            }
        }
        return Diagnosis.of(400, "invalid-request");
    }

    private static Diagnosis decoded(DecodingException failure) {
        for (Throwable cause : chain(failure)) {
            if (cause instanceof JacksonException json) {
                return JsonDiagnoses.of(json);
            }
        }
        return Diagnosis.of(400, "malformed-json");
    }

    private static Diagnosis bound(WebExchangeBindException failure) {
        List<FieldProblem> fields = new ArrayList<>();
        failure.getFieldErrors().forEach(e -> fields.add(new FieldProblem(e.getField(), Constraints.codeOf(e))));
        failure.getGlobalErrors().forEach(e -> fields.add(new FieldProblem(e.getObjectName(), Constraints.codeOf(e))));
        return Diagnosis.invalid(fields);
    }

    private static @Nullable Diagnosis validated(HandlerMethodValidationException failure) {
        if (failure.isForReturnValue()) {
            return null;
        }
        List<FieldProblem> fields = new ArrayList<>();
        failure.getParameterValidationResults().forEach(result -> {
            String name = nameOf(result.getMethodParameter());
            for (MessageSourceResolvable error : result.getResolvableErrors()) {
                fields.add(new FieldProblem(name, Constraints.codeOf(error)));
            }
        });
        return Diagnosis.invalid(fields);
    }

    /** Spring treats a blank part of a path as a server error. */
    private static boolean isOfPath(@Nullable MethodParameter parameter) {
        return parameter != null && parameter.hasParameterAnnotation(PathVariable.class);
    }

    private static String nameOf(@Nullable MethodParameter parameter) {
        String name = parameter == null ? null : parameter.getParameterName();
        return name == null ? "request" : name;
    }

    /** The element type, if several values are allowed. */
    private static @Nullable Class<?> typeOf(@Nullable MethodParameter parameter) {
        if (parameter == null) {
            return null;
        }
        ResolvableType type = ResolvableType.forMethodParameter(parameter);
        return type.hasGenerics() ? type.resolveGeneric() : type.resolve();
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        Throwable next = failure;
        while (next != null && chain.size() < DEPTH) {
            chain.add(next);
            next = next.getCause();
        }
        return chain;
    }
}
