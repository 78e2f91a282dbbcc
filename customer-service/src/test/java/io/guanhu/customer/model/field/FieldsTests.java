package io.guanhu.customer.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.guanhu.platform.contract.DataCategory;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTests {

    @Test
    void knowsEachFieldByItsName() {
        Fields catalogue = Fields.builtIn();
        assertThat(catalogue.all()).hasSize(12).isSorted();
        assertThat(catalogue.of("phone")).containsSame(BuiltIn.PHONE);
        assertThat(catalogue.of("PHONE")).isEmpty();
    }

    @Test
    void tellsWhatCustomersAreFoundBy() {
        assertThat(Fields.builtIn().searched())
                .extracting(field -> field.searchedAs().orElseThrow())
                .containsExactly("name", "idNumber", "phone", "email", "accountNumber");
    }

    @Test
    void putsABanksOwnFieldInItsPlace() {
        Fields catalogue = Fields.with(List.of(nickname(150, "nickname").build()));
        assertThat(catalogue.all())
                .extracting(Field::code)
                .startsWith("name", "nickname", "idType")
                .hasSize(13);
        assertThat(catalogue.with(Trait.SEVERAL)).extracting(Field::code).doesNotContain("nickname");
    }

    @Test
    void refusesTwoFieldsOfOneName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fields.with(List.of(nickname(150, "phone").build())))
                .withMessageContaining("phone");
    }

    @Test
    void refusesTwoFieldsThatAreSearchedAlike() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fields.with(
                        List.of(nickname(150, "nickname").searchedAs("name").build())))
                .withMessageContaining("nickname");
    }

    /** It would replace a property beside the fields. */
    @Test
    void refusesTheNameOfSomethingElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fields.with(List.of(nickname(150, "branch").build())))
                .withMessageContaining("branch");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fields.with(
                        List.of(nickname(150, "nickname").searchedAs("status").build())))
                .withMessageContaining("nickname");
    }

    @Test
    void refusesADefinitionThatLacksSomething() {
        Field.Definition bare = Field.define(150, "nickname", Kind.LINE);
        assertThatNullPointerException().isThrownBy(bare::build).withMessageContaining("category");
        bare.in(DataCategory.IDENTITY, ProtectionClass.C2);
        assertThatNullPointerException().isThrownBy(bare::build).withMessageContaining("example");
        bare.example("Xiao Li");
        assertThatNullPointerException().isThrownBy(bare::build).withMessageContaining("English");
        bare.english("Nickname", "What friends say");
        assertThatNullPointerException().isThrownBy(bare::build).withMessageContaining("Chinese");
        assertThatIllegalArgumentException().isThrownBy(() -> bare.chinese("昵称", " "));
        bare.chinese("昵称", "朋友怎样称呼");
        assertThat(bare.build().code()).isEqualTo("nickname");
    }

    @Test
    void refusesANameThatIsNoneInTheApi() {
        for (String code : List.of("", "Nickname", "nick-name", "nick name")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Field.define(150, code, Kind.LINE));
        }
    }

    /** Identifying values are not shown by oversight. */
    @Test
    void refusesToShowWhatIdentifies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nickname(150, "nickname").unmasked().build())
                .withMessageContaining("C2");
    }

    private static Field.Definition nickname(int position, String code) {
        return Field.define(position, code, Kind.LINE)
                .in(DataCategory.IDENTITY, ProtectionClass.C2)
                .example("Xiao Li")
                .english("Nickname", "What friends say")
                .chinese("昵称", "朋友怎样称呼");
    }
}
