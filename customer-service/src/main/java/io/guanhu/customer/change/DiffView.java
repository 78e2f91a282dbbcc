package io.guanhu.customer.change;

import io.guanhu.customer.fields.FieldSchemas;
import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.model.change.FieldChange;
import io.guanhu.customer.model.field.Masks;
import io.guanhu.customer.model.field.Value;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One field of a difference, masked or not: a text, a list of texts, or nothing. */
public record DiffView(
        @Schema(ref = FieldSchemas.NAME) String field,
        @Schema(ref = FieldSchemas.VALUE) @Nullable Object before,
        @Schema(ref = FieldSchemas.VALUE) @Nullable Object after) {

    /** The difference without masks. */
    public static List<DiffView> plain(List<FieldChange> diff) {
        return diff.stream()
                .map(each -> new DiffView(each.field().code(), plain(each.before()), plain(each.after())))
                .toList();
    }

    private static @Nullable Object plain(@Nullable Value value) {
        return value == null ? null : ValueJson.plain(value);
    }

    /** Does not show the values. */
    @Override
    public String toString() {
        return "DiffView[" + field + "]";
    }

    public static List<DiffView> of(List<FieldChange> diff, Masks masks) {
        return diff.stream()
                .map(each -> new DiffView(
                        each.field().code(), masked(each, each.before(), masks), masked(each, each.after(), masks)))
                .toList();
    }

    private static @Nullable Object masked(FieldChange change, @Nullable Value value, Masks masks) {
        return value == null ? null : ValueJson.plain(masks.mask(change.field(), value));
    }
}
