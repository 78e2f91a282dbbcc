package io.guanhu.customer.model.field;

import io.guanhu.platform.contract.DataCategory;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The personal fields of a customer that are there; immutable. */
public record Profile(Map<Field, Value> values) {

    public static final Profile EMPTY = new Profile(Map.of());

    public Profile {
        values = Map.copyOf(values);
    }

    public Optional<Value> get(Field field) {
        return Optional.ofNullable(values.get(field));
    }

    /** The single text of a field. */
    public Optional<String> text(Field field) {
        return get(field).map(value -> value.texts().getFirst());
    }

    /** The part in one category. */
    public Profile in(DataCategory category) {
        EnumMap<Field, Value> part = new EnumMap<>(Field.class);
        values.forEach((field, value) -> {
            if (field.category() == category) {
                part.put(field, value);
            }
        });
        return new Profile(part);
    }

    /** This and the other's fields; the other's win. */
    public Profile and(Profile other) {
        EnumMap<Field, Value> all = new EnumMap<>(Field.class);
        all.putAll(values);
        all.putAll(other.values);
        return new Profile(all);
    }

    /** The categories that have at least one field. */
    public Set<DataCategory> categories() {
        EnumSet<DataCategory> categories = EnumSet.noneOf(DataCategory.class);
        values.keySet().forEach(field -> categories.add(field.category()));
        return categories;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Tells which fields, never their values. */
    @Override
    public String toString() {
        return "Profile" + values.keySet();
    }
}
