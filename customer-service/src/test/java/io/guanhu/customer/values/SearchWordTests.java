package io.guanhu.customer.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.field.Value.Texts;
import io.guanhu.customer.model.value.InvalidValueException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    /** However it was typed on either side. */
    @ParameterizedTest
    @CsvSource({
        "idNumber, E12345678, e1234 5678",
        "phone, +8613800138000, 138 0013 8000",
        "email, Li.Ming@example.com, li.ming@EXAMPLE.com",
        "accountNumbers, 6222020200112233, 6222 0202 0011 2233",
        "name, 李明, 李明"
    })
    void findsWhatIsStored(String code, String stored, String asked) {
        Field field = Fields.builtIn().of(code).orElseThrow();
        Profile profile =
                new Profile(Map.of(field, code.endsWith("s") ? new Texts(List.of("1", stored)) : new Text(stored)));
        List<String> words = SearchWord.of(profile).stream()
                .filter(word -> word.field().equals(field))
                .map(SearchWord::word)
                .toList();
        assertThat(words).containsAll(SearchWord.asked(field, asked, TODAY));
        assertThat(SearchWord.asked(field, asked, TODAY)).isNotEmpty();
    }

    @Test
    void findsNobodyByWhatIsNotSearched() {
        assertThat(SearchWord.of(new Profile(Map.of(BuiltIn.OTHER_PHONES, new Texts(List.of("+8613800138000"))))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"phone, 12, phone-short", "email, nobody, email-format", "idNumber, ' - ', id-number-format"})
    void refusesWhatCanBeNoValue(String code, String asked, String fault) {
        Field field = Fields.builtIn().of(code).orElseThrow();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> SearchWord.asked(field, asked, TODAY))
                .withMessage(fault);
    }
}
