package io.guanhu.privacy.model.law;

import io.guanhu.privacy.model.Category;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How much of a category a rule covers, if not all of it. Laws speak of identity data or logs, not
 * of this suite's categories; the bank's counsel defines in a file what that means.
 */
public record Coverage(Map<Place, Set<String>> fields) {

    /** No rule is narrowed. */
    public static final Coverage ALL = new Coverage(Map.of());

    /** Stands for the ongoing relationship: the data that the bank needs while it lasts. */
    public static final String RELATIONSHIP = "relationship";

    /** A rule in one category. */
    public record Place(String rule, Category category) {}

    public Coverage {
        fields = Map.copyOf(fields);
    }

    /** Collects the lines of the file. */
    public static final class Lines {

        private final Map<Place, Set<String>> lines = new HashMap<>();

        /**
         * Adds a line.
         *
         * @param covers names of fields separated by {@code ;}, or {@code -} for nothing
         * @throws IllegalArgumentException if the category is unknown or the pair was already added
         */
        public void add(String rule, String category, String covers) {
            var place = new Place(rule, Category.valueOf(category));
            Set<String> names = covers.equals("-") ? Set.of() : Set.copyOf(Set.of(covers.split(";", -1)));
            if (names.contains("") || lines.put(place, names) != null) {
                throw new IllegalArgumentException("Repeated or empty: " + place);
            }
        }

        public Coverage coverage() {
            return new Coverage(lines);
        }
    }

    /** Whether a rule covers a field; an unknown field ({@code null}) counts as any field. */
    boolean covers(String rule, Category category, @Nullable String field) {
        Set<String> narrowed = fields.get(new Place(rule, category));
        if (narrowed == null) {
            return true;
        }
        return field == null ? !narrowed.isEmpty() : narrowed.contains(field);
    }

    /** The rules that it mentions. */
    public Set<String> rules() {
        var rules = new TreeSet<String>();
        fields.keySet().forEach(each -> rules.add(each.rule()));
        return rules;
    }
}
