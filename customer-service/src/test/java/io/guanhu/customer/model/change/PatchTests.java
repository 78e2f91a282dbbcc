package io.guanhu.customer.model.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatchTests {

    private static final Profile BEFORE = new Profile(Map.of(
            BuiltIn.NAME, new Text("张三"),
            BuiltIn.PHONE, new Text("+8613800138000"),
            BuiltIn.EMAIL, new Text("a@example.com")));

    @Test
    void tellsWhatDiffersInTheCataloguesOrder() {
        Patch patch = new Patch(Map.of(
                BuiltIn.ADDRESS, Optional.of(new Text("北京")),
                BuiltIn.EMAIL, Optional.empty(),
                BuiltIn.PHONE, Optional.of(new Text("+8613900139000"))));

        assertThat(patch.diff(BEFORE))
                .containsExactly(
                        new FieldChange(BuiltIn.PHONE, new Text("+8613800138000"), new Text("+8613900139000")),
                        new FieldChange(BuiltIn.EMAIL, new Text("a@example.com"), null),
                        new FieldChange(BuiltIn.ADDRESS, null, new Text("北京")));
    }

    @Test
    void tellsNothingOfAFieldThatKeepsItsValue() {
        Patch patch = new Patch(Map.of(
                BuiltIn.NAME, Optional.of(new Text("张三")),
                BuiltIn.ADDRESS, Optional.empty()));

        assertThat(patch.diff(BEFORE)).isEmpty();
    }

    @Test
    void appliesTheDifference() {
        Patch patch = new Patch(Map.of(
                BuiltIn.EMAIL, Optional.empty(),
                BuiltIn.ADDRESS, Optional.of(new Text("北京"))));

        assertThat(FieldChange.applyAll(patch.diff(BEFORE), BEFORE).values())
                .isEqualTo(Map.of(
                        BuiltIn.NAME, new Text("张三"),
                        BuiltIn.PHONE, new Text("+8613800138000"),
                        BuiltIn.ADDRESS, new Text("北京")));
    }

    @Test
    void changesNothingWithoutADifference() {
        assertThat(FieldChange.applyAll(List.of(), BEFORE)).isEqualTo(BEFORE);
    }
}
