package io.guanhu.customer.model.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatchTests {

    private static final Profile BEFORE = new Profile(Map.of(
            Field.NAME, new Text("张三"),
            Field.PHONE, new Text("+8613800138000"),
            Field.EMAIL, new Text("a@example.com")));

    @Test
    void tellsWhatDiffersInTheCataloguesOrder() {
        Patch patch = new Patch(Map.of(
                Field.ADDRESS, Optional.of(new Text("北京")),
                Field.EMAIL, Optional.empty(),
                Field.PHONE, Optional.of(new Text("+8613900139000"))));

        assertThat(patch.diff(BEFORE))
                .containsExactly(
                        new FieldChange(Field.PHONE, new Text("+8613800138000"), new Text("+8613900139000")),
                        new FieldChange(Field.EMAIL, new Text("a@example.com"), null),
                        new FieldChange(Field.ADDRESS, null, new Text("北京")));
    }

    @Test
    void tellsNothingOfAFieldThatKeepsItsValue() {
        Patch patch = new Patch(Map.of(
                Field.NAME, Optional.of(new Text("张三")),
                Field.ADDRESS, Optional.empty()));

        assertThat(patch.diff(BEFORE)).isEmpty();
    }

    @Test
    void appliesTheDifference() {
        Patch patch = new Patch(Map.of(
                Field.EMAIL, Optional.empty(),
                Field.ADDRESS, Optional.of(new Text("北京"))));

        assertThat(FieldChange.applyAll(patch.diff(BEFORE), BEFORE).values())
                .isEqualTo(Map.of(
                        Field.NAME, new Text("张三"),
                        Field.PHONE, new Text("+8613800138000"),
                        Field.ADDRESS, new Text("北京")));
    }

    @Test
    void changesNothingWithoutADifference() {
        assertThat(FieldChange.applyAll(List.of(), BEFORE)).isEqualTo(BEFORE);
    }
}
