package io.guanhu.customer.model.field;

import java.util.Map;

/** The masks of all fields, as configured or else from their definitions. */
public record Masks(Map<Field, Mask> configured) {

    public Masks {
        configured = Map.copyOf(configured);
    }

    public Value mask(Field field, Value value) {
        return field.masked(value, configured.getOrDefault(field, field.defaultMask()));
    }
}
