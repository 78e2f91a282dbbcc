package io.guanhu.customer.model.field;

import io.guanhu.platform.contract.DataCategory;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The personal fields that a customer has, in the order of the catalogue; immutable. */
public record Profile(SortedMap<Field, Value> values) {

    public static final Profile EMPTY = new Profile(Map.of());

    public Profile {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public Profile(Map<Field, Value> values) {
        this(new TreeMap<>(values));
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
        Map<Field, Value> part = new TreeMap<>();
        values.forEach((field, value) -> {
            if (field.category() == category) {
                part.put(field, value);
            }
        });
        return new Profile(part);
    }

    /** The fields of both; the other's take precedence. */
    public Profile and(Profile other) {
        Map<Field, Value> all = new TreeMap<>();
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

    /** Shows which fields, but never their values. */
    @Override
    public String toString() {
        return "Profile" + values.keySet();
    }
}
