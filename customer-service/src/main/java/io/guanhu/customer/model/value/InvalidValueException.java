package io.guanhu.customer.model.value;

/** A value breaks the rules of its type. Tells which rule by a code, never the value. */
public final class InvalidValueException extends RuntimeException {

    private final String code;

    /**
     * @param code looked up as {@code field.<code>}; tells the fix
     */
    public InvalidValueException(String code) {
        super(code);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
