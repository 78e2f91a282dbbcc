package io.guanhu.customer.model.field;

/**
 * The name of a field and its help, in one language.
 *
 * @param label short enough for a column
 * @param help one sentence
 */
public record Words(String label, String help) {

    public Words {
        if (label.isBlank() || help.isBlank()) {
            throw new IllegalArgumentException("A field has a label and a help text in both languages");
        }
    }
}
