package io.guanhu.platform.problem.diagnosis;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Validator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads request bodies, and reports all faults of one at once: unknown fields, wrong types, and in
 * the rest whatever is missing or not allowed.
 */
final class AllFaultsDecoder extends JacksonJsonDecoder {

    private final Supplier<Validator> validator;

    AllFaultsDecoder(JsonMapper mapper, Supplier<Validator> validator) {
        super(mapper);
        this.validator = validator;
    }

    @Override
    public Object decode(
            DataBuffer buffer, ResolvableType type, @Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
        int start = buffer.readPosition();
        DataBufferUtils.retain(buffer);
        try {
            return super.decode(buffer, type, mimeType, hints);
        } catch (DecodingException first) {
            buffer.readPosition(start);
            byte[] body = new byte[buffer.readableByteCount()];
            buffer.read(body);
            throw all(body, type, first);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private DecodingException all(byte[] body, ResolvableType type, DecodingException first) {
        boolean ofFields = first.getCause() instanceof JacksonException json
                && !JsonDiagnoses.of(json).fields().isEmpty();
        if (!ofFields) {
            return first;
        }
        try {
            FaultyBody.Found found = new FaultyBody(getMapper(), getMapper().constructType(type.getType())).read(body);
            List<FieldProblem> faults = new ArrayList<>(found.faults());
            if (found.rest() != null && isValidated(type)) {
                faults.addAll(ofRest(found.rest(), found.faults()));
            }
            return faults.isEmpty() ? first : new DecodingException("Faulty body", ProblemException.invalid(faults));
        } catch (JacksonException _) {
            return first;
        }
    }

    private List<FieldProblem> ofRest(Object rest, List<FieldProblem> named) {
        BeanPropertyBindingResult result = new BeanPropertyBindingResult(rest, "body");
        validator.get().validate(rest, result);
        return result.getFieldErrors().stream()
                .map(error -> new FieldProblem(error.getField(), Constraints.codeOf(error)))
                .filter(each -> named.stream().noneMatch(fault -> overlaps(fault, each)))
                .toList();
    }

    /** A removed field does not count as missing, nor its parent as wrong because of it. */
    private static boolean overlaps(FieldProblem taken, FieldProblem other) {
        return holds(taken.field(), other.field()) || holds(other.field(), taken.field());
    }

    /** Compares whole names, so that {@code name} does not contain a longer name. */
    private static boolean holds(String outer, String inner) {
        return inner.equals(outer) || inner.startsWith(outer + ".") || inner.startsWith(outer + "[");
    }

    private static boolean isValidated(ResolvableType type) {
        return type.getSource() instanceof MethodParameter parameter && parameter.hasParameterAnnotation(Valid.class);
    }
}
