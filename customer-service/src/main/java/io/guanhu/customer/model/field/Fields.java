package io.guanhu.customer.model.field;

import io.guanhu.platform.contract.DataCategory;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The catalogue of a bank's personal fields: those that every bank has ({@link BuiltIn}) and its
 * own. All code that reads, writes or describes fields uses it.
 */
public final class Fields {

    /** What stands beside fields in the same JSON objects, and is called by its name everywhere. */
    private static final Set<String> RESERVED =
            Set.of("branch", "ids", "owner", "relationshipEndedOn", "requestedManager", "status");

    private final List<Field> inOrder;
    private final Map<String, Field> byCode = new HashMap<>();

    private Fields(Stream<Field> fields) {
        this.inOrder = fields.sorted().toList();
        Set<String> criteria = new HashSet<>();
        for (Field field : inOrder) {
            if (RESERVED.contains(field.code())
                    || field.searchedAs().filter(RESERVED::contains).isPresent()) {
                throw new IllegalArgumentException("No field can be called " + field.code());
            }
            if (byCode.put(field.code(), field) != null) {
                throw new IllegalArgumentException("Two fields are called " + field.code());
            }
            if (field.searchedAs().filter(name -> !criteria.add(name)).isPresent()) {
                throw new IllegalArgumentException("Another field is searched like " + field.code());
            }
        }
    }

    /** The built-in fields together with these. */
    public static Fields with(Collection<Field> further) {
        return new Fields(Stream.concat(BuiltIn.FIELDS.stream(), further.stream()));
    }

    /** Only the built-in fields. */
    public static Fields builtIn() {
        return with(List.of());
    }

    /** All fields, in order. */
    public List<Field> all() {
        return inOrder;
    }

    public List<Field> with(Trait trait) {
        return inOrder.stream().filter(field -> field.is(trait)).toList();
    }

    /** The fields of a category. */
    public List<Field> in(DataCategory category) {
        return inOrder.stream().filter(field -> field.category() == category).toList();
    }

    /** The searchable fields. */
    public List<Field> searched() {
        return inOrder.stream().filter(field -> field.searchedAs().isPresent()).toList();
    }

    /** The field with this name in the API. */
    public Optional<Field> of(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
