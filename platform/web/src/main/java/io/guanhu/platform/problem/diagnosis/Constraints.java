package io.guanhu.platform.problem.diagnosis;

import java.util.regex.Pattern;
import org.springframework.context.MessageSourceResolvable;

/** The codes of Bean Validation's constraints; a constraint's own message can also be a code. */
final class Constraints {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*");

    private Constraints() {}

    static String codeOf(MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        if (message != null && CODE.matcher(message).matches()) {
            return message;
        }
        String[] codes = error.getCodes();
        String constraint = codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size" -> "length";
            case "Pattern", "Email" -> "format";
            case "Min", "Max", "Positive", "PositiveOrZero", "DecimalMin", "DecimalMax" -> "range";
            case "Past", "PastOrPresent", "Future", "FutureOrPresent" -> "date";
            case "AssertTrue" -> "must-be-true";
            case "typeMismatch" -> "wrong-type";
            default -> "invalid";
        };
    }
}
