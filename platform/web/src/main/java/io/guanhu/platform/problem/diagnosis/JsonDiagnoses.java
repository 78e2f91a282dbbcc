package io.guanhu.platform.problem.diagnosis;

import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Names the field of a JSON body that cannot be read. */
final class JsonDiagnoses {

    private JsonDiagnoses() {}

    static Diagnosis of(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> Diagnosis.invalid(pathOf(unknown), "unknown");
            case ValueInstantiationException refused -> Diagnosis.invalid(pathOf(refused), "invalid");
            case MismatchedInputException empty when saysNothing(empty) -> Diagnosis.of(400, "missing-body");
            case MismatchedInputException mismatch ->
                Diagnosis.invalid(List.of(FieldProblem.wrongType(pathOf(mismatch), mismatch.getTargetType())));
            case InputCoercionException tooLarge
            when !tooLarge.getPath().isEmpty() -> Diagnosis.invalid(pathOf(tooLarge), "wrong-type");
            case StreamConstraintsException _ -> Diagnosis.of(400, "malformed-json");
            case DatabindException other when !other.getPath().isEmpty() -> Diagnosis.invalid(pathOf(other), "invalid");
            default -> Diagnosis.of(400, "malformed-json");
        };
    }

    private static boolean saysNothing(MismatchedInputException failure) {
        return failure.getPath().isEmpty() && failure.getOriginalMessage().startsWith("No content to map");
    }

    private static String pathOf(JacksonException failure) {
        return pathOf(failure.getPath());
    }

    static String pathOf(List<JacksonException.Reference> steps) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : steps) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(printable(step.getPropertyName()));
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    /** The name comes from the caller and may contain anything, including personal data. */
    private static String printable(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_-]{0,39}") ? name : "?";
    }
}
