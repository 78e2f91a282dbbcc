package io.guanhu.customer.model.field;

import java.util.Map;

/** The masks of all fields: those configured, else the catalogue's. */
public record Masks(Map<Field, Mask> configured) {

    public Masks {
        configured = Map.copyOf(configured);
    }

    public Value mask(Field field, Value value) {
        Mask mask = configured.getOrDefault(field, field.defaultMask());
        return value.map(field == Field.EMAIL ? mask::applyToEmail : mask::apply);
    }
}
