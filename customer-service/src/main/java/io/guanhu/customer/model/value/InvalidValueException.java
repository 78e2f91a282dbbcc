package io.guanhu.customer.model.value;

/** A value breaks the rules of its type. Names the rule by a code, but never the value. */
public final class InvalidValueException extends RuntimeException {

    private final String code;

    /**
     * @param code looked up as {@code field.<code>}; the text says how to correct it
     */
    public InvalidValueException(String code) {
        super(code);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
