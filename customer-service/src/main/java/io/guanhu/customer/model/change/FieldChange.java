package io.guanhu.customer.model.change;

import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value;
import io.guanhu.platform.contract.DataCategory;
import java.util.Collection;
import java.util.EnumMap;
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

    /** The profile after all changes. */
    public static Profile applyAll(Collection<FieldChange> changes, Profile profile) {
        EnumMap<Field, Value> values = new EnumMap<>(Field.class);
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
