package io.guanhu.customer.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.likeness.Mark;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final String PHONE = "14200000001";
    private static final String CARD = "11010519491231002X";

    @Test
    void aCardTellsTheBirthDate() {
        assertThat(marks("萧东一", "RESIDENT_ID", CARD))
                .containsEntry(Mark.DOCUMENT, "RESIDENT_ID " + CARD)
                .containsEntry(Mark.NAME_BIRTH, "萧东一 1949-12-31")
                .containsKeys(Mark.NAME_PHONE, Mark.NAME_EMAIL);
    }

    @Test
    void otherDocumentsTellNone() {
        assertThat(marks("萧东一", "PASSPORT", "E12345678")).doesNotContainKey(Mark.NAME_BIRTH);
    }

    @Test
    void theSameNumberOfAnotherTypeIsAnotherDocument() {
        assertThat(marks("萧东一", "PASSPORT", "E12345678").get(Mark.DOCUMENT))
                .isNotEqualTo(marks("萧东一", "OTHER", "E12345678").get(Mark.DOCUMENT));
    }

    /**
     * It has a form and a check character of its own: nobody types it as anything else by choice.
     */
    @Test
    void theNumberOfACardIsThatOfACardWhateverItWasTypedAs() {
        assertThat(marks("萧东一", "PASSPORT", CARD).get(Mark.DOCUMENT))
                .isEqualTo(marks("萧东一", "OTHER", CARD).get(Mark.DOCUMENT))
                .isEqualTo("RESIDENT_ID " + CARD);
        assertThat(marks("萧东一", "PASSPORT", CARD.substring(0, 17)).get(Mark.DOCUMENT))
                .startsWith("PASSPORT ");
    }

    @Test
    void aPhoneWithoutANameIsNoMark() {
        assertThat(Marking.of(new Profile(Map.of(BuiltIn.PHONE, new Text("+86" + PHONE)))))
                .isEmpty();
        assertThat(Marking.of(Profile.EMPTY)).isEmpty();
    }

    /** A person who shows a passport is still the one who showed a card. */
    @ParameterizedTest
    @CsvSource({
        "欧阳明月, OUYANG MINGYUE",
        "欧阳明月, 'Mingyue, Ouyang'",
        "单晓兰, SHAN XIAOLAN",
        "买买提·吐尔逊, 买买提吐尔逊",
        "Zoë Faßbinder, zoe FASSBINDER",
        "王伟, 王薇"
    })
    void namesThatSoundAlikeGoTogetherWithAPhone(String one, String other) {
        assertThat(marks(one, "OTHER", "A111").get(Mark.NAME_PHONE))
                .isEqualTo(marks(other, "OTHER", "B222").get(Mark.NAME_PHONE));
        assertThat(marks(one, "OTHER", "A111").get(Mark.NAME_EMAIL))
                .isEqualTo(marks(other, "OTHER", "B222").get(Mark.NAME_EMAIL));
    }

    @Test
    void aBirthDateGoesTogetherWithTheNameAsItIsWritten() {
        assertThat(marks("王伟", "RESIDENT_ID", CARD).get(Mark.NAME_BIRTH))
                .isNotEqualTo(marks("王薇", "RESIDENT_ID", CARD).get(Mark.NAME_BIRTH));
        assertThat(marks("买买提·吐尔逊", "RESIDENT_ID", CARD).get(Mark.NAME_BIRTH))
                .isEqualTo(marks("买买提 吐尔逊", "RESIDENT_ID", CARD).get(Mark.NAME_BIRTH));
    }

    private static Map<Mark, String> marks(String name, String type, String number) {
        Map<Field, Value> typed = new TreeMap<>();
        typed.put(BuiltIn.NAME, new Text(name));
        typed.put(BuiltIn.ID_TYPE, new Text(type));
        typed.put(BuiltIn.ID_NUMBER, new Text(number));
        typed.put(BuiltIn.PHONE, new Text(PHONE));
        typed.put(BuiltIn.EMAIL, new Text("Kehu@Example.com"));
        Map<Field, Value> values = new TreeMap<>();
        typed.forEach((field, value) -> values.put(field, FieldRules.normalise(field, value, TODAY)));
        return Marking.of(FieldRules.normaliseIdentity(new Profile(values), TODAY));
    }
}
