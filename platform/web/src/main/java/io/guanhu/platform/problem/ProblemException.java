package io.guanhu.platform.problem;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A refusal that is reported to the caller as an RFC 9457 problem.
 *
 * <p>Title and detail come from the message bundles ({@code problem.<code>.title},
 * {@code problem.<code>.detail}) in the caller's language. The code is never translated. It must
 * never contain personal data.
 */
public final class ProblemException extends RuntimeException implements AnsweredAsProblem {

    private final HttpStatus status;
    private final String code;
    private final List<FieldProblem> fields;
    private final Object[] arguments;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    /**
     * A field and what is wrong with it.
     *
     * @param field the path in the body, such as {@code patch.phone}, or the name of a parameter or
     *     header
     * @param code looked up as {@code field.<code>}; the text says how to correct it
     * @param allowed the allowed values, if there are only a few
     */
    public record FieldProblem(String field, String code, List<String> allowed) {

        public FieldProblem {
            allowed = List.copyOf(allowed);
        }

        public FieldProblem(String field, String code) {
            this(field, code, List.of());
        }

        /** Lists the allowed values if a constant of an enum was expected. */
        public static FieldProblem wrongType(String field, @Nullable Class<?> wanted) {
            Object[] constants = wanted == null ? null : wanted.getEnumConstants();
            if (constants == null) {
                return new FieldProblem(field, "wrong-type");
            }
            List<String> names =
                    Stream.of(constants).map(each -> ((Enum<?>) each).name()).toList();
            return new FieldProblem(field, "wrong-type", names);
        }
    }

    private ProblemException(HttpStatus status, String code, List<FieldProblem> fields, Object... arguments) {
        super(code);
        this.status = status;
        this.code = code;
        this.fields = List.copyOf(fields);
        this.arguments = arguments;
    }

    /** Refuses with a status and a code; the arguments fill the placeholders of the detail. */
    public static ProblemException of(HttpStatus status, String code, Object... arguments) {
        return new ProblemException(status, code, List.of(), arguments);
    }

    /** 400 that names every invalid field. */
    public static ProblemException invalid(List<FieldProblem> fields) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request", fields);
    }

    /** 400 with its own code that names every invalid field. */
    public static ProblemException invalid(String code, List<FieldProblem> fields) {
        return new ProblemException(HttpStatus.BAD_REQUEST, code, fields);
    }

    /** 400 that names the one invalid field. */
    public static ProblemException invalid(String field, String fieldCode) {
        return invalid(List.of(new FieldProblem(field, fieldCode)));
    }

    public static ProblemException notFound(String code) {
        return of(HttpStatus.NOT_FOUND, code);
    }

    public static ProblemException conflict(String code, Object... arguments) {
        return of(HttpStatus.CONFLICT, code, arguments);
    }

    public static ProblemException forbidden(String code) {
        return of(HttpStatus.FORBIDDEN, code);
    }

    /** 423: the data is kept only because the law requires it, and cannot be read or changed. */
    public static ProblemException locked(String code) {
        return of(HttpStatus.LOCKED, code);
    }

    /** Adds a further member to the problem's body, such as {@code attemptsLeft}. */
    public ProblemException with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** States when to try again. */
    public ProblemException retryAfter(Duration duration) {
        headers.put(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, duration.toSeconds())));
        return this;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }

    public List<FieldProblem> fields() {
        return fields;
    }

    @Override
    public Object[] arguments() {
        return arguments.clone();
    }

    @Override
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** Members of its own, beside those that every problem has. */
    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
