package io.guanhu.customer.model.value;

/** A phone number in E.164. */
public record Phone(String e164) {

    public Phone {
        if (!e164.matches("\\+[1-9][0-9]{6,14}")) {
            throw new InvalidValueException("phone-format");
        }
    }

    /** Does not show the number. */
    @Override
    public String toString() {
        return "Phone[…]";
    }
}
