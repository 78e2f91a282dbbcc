package io.guanhu.customer.model.change;

import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON merge patch (RFC 7396) over known fields: an absent value removes the field. Values are
 * already normalised.
 */
public record Patch(Map<Field, Optional<Value>> values) {

    public Patch {
        values = Map.copyOf(values);
    }

    /**
     * What the patch would change, in the catalogue's order. Fields that keep their value are left
     * out.
     */
    public List<FieldChange> diff(Profile before) {
        SortedMap<Field, Value> after = new TreeMap<>(before.values());
        values.forEach((field, value) -> value.ifPresentOrElse(it -> after.put(field, it), () -> after.remove(field)));
        return FieldChange.between(before, new Profile(after));
    }
}
