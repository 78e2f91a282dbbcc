package io.guanhu.customer.model.field;

import java.util.List;
import java.util.function.UnaryOperator;

/** The value of a field: one text or several. */
public sealed interface Value {

    /** Replaces each text, keeping the form. */
    Value map(UnaryOperator<String> replacement);

    /** The texts, one or several. */
    List<String> texts();

    /** One text; a date is one in ISO 8601. */
    record Text(String text) implements Value {

        @Override
        public Value map(UnaryOperator<String> replacement) {
            return new Text(replacement.apply(text));
        }

        @Override
        public List<String> texts() {
            return List.of(text);
        }

        /** Shows nothing, so that no log or exception message contains a value. */
        @Override
        public String toString() {
            return "Text[…]";
        }
    }

    /** Several texts in order. */
    record Texts(List<String> texts) implements Value {

        public Texts {
            texts = List.copyOf(texts);
        }

        @Override
        public Value map(UnaryOperator<String> replacement) {
            return new Texts(texts.stream().map(replacement).toList());
        }

        @Override
        public String toString() {
            return "Texts[" + texts.size() + "]";
        }
    }
}
