package io.guanhu.customer.model.field;

import io.guanhu.platform.contract.DataCategory;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a personal field: everything that changes, search, history, masking, erasure,
 * the API document and the console need to know about it. It is erased with its category: its
 * sealed value, its search tokens and its part of every change are deleted, and the category's key
 * is destroyed.
 *
 * <p>Two definitions with the same code are the same field. Fields are ordered by position.
 */
public final class Field implements Comparable<Field> {

    private static final Comparator<Field> ORDER =
            Comparator.comparingInt(Field::position).thenComparing(Field::code);

    private final String code;
    private final int position;
    private final Kind kind;
    private final int longest;
    private final DataCategory category;
    private final ProtectionClass protection;
    private final Mask mask;
    private final Set<Trait> traits;
    private final @Nullable String searchedAs;
    private final String example;
    private final Words english;
    private final Words chinese;

    private Field(Definition defined) {
        this.code = defined.code;
        this.position = defined.position;
        this.kind = defined.kind;
        this.longest = defined.longest;
        this.category = Objects.requireNonNull(defined.category, "A field has a category");
        this.protection = Objects.requireNonNull(defined.protection, "A field has a protection class");
        this.mask = defined.mask;
        this.traits = Set.copyOf(defined.traits);
        this.searchedAs = defined.searchedAs;
        this.example = Objects.requireNonNull(defined.example, "A field has an example");
        this.english = Objects.requireNonNull(defined.english, "A field has English words");
        this.chinese = Objects.requireNonNull(defined.chinese, "A field has Chinese words");
        if (protection != ProtectionClass.C1 && mask.equals(Mask.NONE)) {
            throw new IllegalArgumentException("A field of class %s is masked".formatted(protection));
        }
    }

    /**
     * Starts a definition.
     *
     * @param position the position among the other fields
     * @param code the name in the API and in stored data; never reused for another field
     */
    public static Definition define(int position, String code, Kind kind) {
        return new Definition(position, code, kind);
    }

    /** The name in the API. */
    public String code() {
        return code;
    }

    int position() {
        return position;
    }

    public Kind kind() {
        return kind;
    }

    /** The maximum number of characters in a line. */
    public int longest() {
        return longest;
    }

    public DataCategory category() {
        return category;
    }

    public ProtectionClass protection() {
        return protection;
    }

    /** The mask unless configuration says otherwise. */
    public Mask defaultMask() {
        return mask;
    }

    /** The value as shown by default. */
    public Value masked(Value value, Mask by) {
        return value.map(kind == Kind.EMAIL ? by::applyToEmail : by::apply);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** The search criterion for it; empty if it is not searchable. */
    public Optional<String> searchedAs() {
        return Optional.ofNullable(searchedAs);
    }

    /** Whether it can ever be shown without a mask. */
    public boolean revealable() {
        return protection != ProtectionClass.C3;
    }

    /** Whether customers can see it themselves. */
    public boolean shownToTheCustomer() {
        return revealable() && !is(Trait.ENTERED_BY_STAFF_ONLY);
    }

    /** An example text as typed. */
    public String example() {
        return example;
    }

    public Words english() {
        return english;
    }

    public Words chinese() {
        return chinese;
    }

    @Override
    public int compareTo(Field other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Field field && code.equals(field.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }

    /** An incomplete definition. */
    public static final class Definition {

        private static final int LONGEST_LINE = 200;

        private final int position;
        private final String code;
        private final Kind kind;
        private int longest = LONGEST_LINE;
        private @Nullable DataCategory category;
        private @Nullable ProtectionClass protection;
        private Mask mask = new Mask(0, 0);
        private final EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
        private @Nullable String searchedAs;
        private @Nullable String example;
        private @Nullable Words english;
        private @Nullable Words chinese;

        private Definition(int position, String code, Kind kind) {
            if (!code.matches("[a-z][A-Za-z0-9]{0,39}")) {
                throw new IllegalArgumentException("A field's code is a name in lower camel case");
            }
            this.position = position;
            this.code = code;
            this.kind = kind;
        }

        public Definition in(DataCategory ofData, ProtectionClass ofSecurity) {
            this.category = ofData;
            this.protection = ofSecurity;
            return this;
        }

        /** How much of it is shown by default; if not set, nothing. */
        public Definition showing(int atStart, int atEnd) {
            this.mask = new Mask(atStart, atEnd);
            return this;
        }

        /** Shown without a mask. */
        public Definition unmasked() {
            this.mask = Mask.NONE;
            return this;
        }

        /** If not set, 200 characters. */
        public Definition longest(int characters) {
            this.longest = characters;
            return this;
        }

        public Definition with(Trait... these) {
            traits.addAll(List.of(these));
            return this;
        }

        /** Makes customers searchable by it, with this name for the criterion. */
        public Definition searchedAs(String criterion) {
            this.searchedAs = criterion;
            return this;
        }

        public Definition example(String text) {
            this.example = text;
            return this;
        }

        public Definition english(String label, String help) {
            this.english = new Words(label, help);
            return this;
        }

        public Definition chinese(String label, String help) {
            this.chinese = new Words(label, help);
            return this;
        }

        public Field build() {
            return new Field(this);
        }
    }
}
