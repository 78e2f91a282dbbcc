package io.guanhu.customer.model.change;

import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value;
import io.guanhu.platform.contract.DataCategory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One field, before and after.
 *
 * @param before absent if the field had no value
 * @param after absent if the field is removed
 */
public record FieldChange(
        Field field, @Nullable Value before, @Nullable Value after) {

    public DataCategory category() {
        return field.category();
    }

    /** What differs, in the order of the catalogue. */
    public static List<FieldChange> between(Profile before, Profile after) {
        return Stream.of(before, after)
                .flatMap(profile -> profile.values().keySet().stream())
                .distinct()
                .sorted()
                .map(field -> new FieldChange(
                        field, before.get(field).orElse(null), after.get(field).orElse(null)))
                .filter(each -> !Objects.equals(each.before, each.after))
                .toList();
    }

    /** The profile after all changes. */
    public static Profile applyAll(Collection<FieldChange> changes, Profile profile) {
        Map<Field, Value> values = new TreeMap<>();
        values.putAll(profile.values());
        for (FieldChange change : changes) {
            if (change.after == null) {
                values.remove(change.field);
            } else {
                values.put(change.field, change.after);
            }
        }
        return new Profile(values);
    }
}
