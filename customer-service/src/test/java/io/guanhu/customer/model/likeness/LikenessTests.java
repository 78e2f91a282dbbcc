package io.guanhu.customer.model.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTests {

    @ParameterizedTest
    @CsvSource({
        "'', ",
        "DOCUMENT, CERTAIN",
        "DOCUMENT NAME_BIRTH NAME_PHONE, CERTAIN",
        "NAME_BIRTH NAME_PHONE, LIKELY",
        "NAME_BIRTH NAME_EMAIL, LIKELY",
        "NAME_PHONE NAME_EMAIL, LIKELY",
        "NAME_BIRTH NAME_PHONE NAME_EMAIL, LIKELY",
        "NAME_BIRTH, PERHAPS",
        "NAME_PHONE, PERHAPS",
        "NAME_EMAIL, PERHAPS"
    })
    void marksThatAgreeTellHowSureItIs(String agreeing, Likeness expected) {
        Set<Mark> marks = Arrays.stream(agreeing.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(Mark::valueOf)
                .collect(Collectors.toSet());
        assertThat(Likeness.of(marks)).isEqualTo(Optional.ofNullable(expected));
    }

    /** No mark is made of a phone number or an email address alone. */
    @ParameterizedTest
    @CsvSource({"NAME_PHONE", "NAME_EMAIL"})
    void contactsCountOnlyTogetherWithAName(Mark mark) {
        assertThat(mark.categories()).extracting(Enum::name).containsExactlyInAnyOrder("IDENTITY", "CONTACT");
    }
}
