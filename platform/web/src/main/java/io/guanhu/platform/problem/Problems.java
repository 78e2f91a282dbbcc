package io.guanhu.platform.problem;

import io.guanhu.platform.problem.Problem.FieldError;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.problem.diagnosis.Diagnoses;
import io.guanhu.platform.problem.diagnosis.Diagnosis;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Puts failures into words. */
public final class Problems {

    private static final int FIRST_OF_SERVERS = 500;

    private final Messages messages;

    Problems(Messages messages) {
        this.messages = messages;
    }

    /** The code with which a failure refuses the caller; empty if the fault is ours. */
    public static Optional<String> refusal(Throwable failure) {
        Diagnosis diagnosis = Diagnoses.of(failure);
        return diagnosis.status() < FIRST_OF_SERVERS ? Optional.of(diagnosis.code()) : Optional.empty();
    }

    /**
     * The problem for a failure, for answers that contain several, such as the lines of an import.
     *
     * @param acceptLanguage the request's header
     */
    public Problem of(Throwable failure, @Nullable String acceptLanguage) {
        return toProblem(Diagnoses.of(failure), Messages.languageOf(acceptLanguage));
    }

    /**
     * Fields in words, for answers that accept something but have a remark about it.
     *
     * @param acceptLanguage the request's header
     */
    public List<FieldError> toFieldErrors(List<FieldProblem> fields, @Nullable String acceptLanguage) {
        Locale language = Messages.languageOf(acceptLanguage);
        return fields.stream().map(field -> toFieldError(field, language)).toList();
    }

    Problem toProblem(Diagnosis diagnosis, Locale language) {
        String code = diagnosis.code();
        String title = messages.find("problem." + code + ".title", language);
        List<FieldError> errors = diagnosis.fields().stream()
                .map(field -> toFieldError(field, language))
                .toList();
        return new Problem(
                "urn:guanhu:problem:" + code,
                title == null ? reasonOf(diagnosis.status()) : title,
                diagnosis.status(),
                messages.find(
                        "problem." + code + ".detail",
                        language,
                        diagnosis.arguments().toArray()),
                code,
                null,
                errors,
                diagnosis.members());
    }

    private FieldError toFieldError(FieldProblem field, Locale language) {
        List<String> allowed = field.allowed();
        String message = allowed.isEmpty()
                ? messages.find("field." + field.code(), language)
                : messages.find("field.one-of", language, String.join(", ", allowed));
        if (message == null) {
            message = messages.find("field.invalid", language);
        }
        return new FieldError(field.field(), field.code(), message == null ? "" : message, allowed);
    }

    private static String reasonOf(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? Integer.toString(status) : known.getReasonPhrase();
    }
}
