package io.guanhu.customer.model.change;

import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
        return values.keySet().stream()
                .sorted(Comparator.naturalOrder())
                .map(field -> change(field, before))
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }

    private FieldChange change(Field field, Profile before) {
        Optional<Value> after = Objects.requireNonNull(values.get(field));
        return new FieldChange(field, before.get(field).orElse(null), after.orElse(null));
    }
}
