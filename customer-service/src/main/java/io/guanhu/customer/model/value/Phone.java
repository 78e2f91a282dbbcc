package io.guanhu.customer.model.value;

/** A telephone number in E.164. */
public record Phone(String e164) {

    public Phone {
        if (!e164.matches("\\+[1-9][0-9]{6,14}")) {
            throw new InvalidValueException("phone-format");
        }
    }

    /** Tells nothing of the number. */
    @Override
    public String toString() {
        return "Phone[…]";
    }
}
