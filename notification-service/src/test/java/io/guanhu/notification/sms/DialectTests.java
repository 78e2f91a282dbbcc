package io.guanhu.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.notification.sms.SmppProperties.Centre;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DialectTests {

    @ParameterizedTest
    @CsvSource({
        "PLUS, 86, +8613800138000, +8613800138000",
        "PLUS, 86, +14155550100, +14155550100",
        "DIGITS, 86, +8613800138000, 8613800138000",
        "DIGITS, 86, +85261234567, 85261234567",
        "NATIONAL, 86, +8613800138000, 13800138000",
        "NATIONAL, 852, +85261234567, 61234567",
        "NATIONAL, 1, +14155550100, 4155550100",
        // In national form these would be numbers of strangers.
        "NATIONAL, 86, +85261234567, ",
        "NATIONAL, 86, +14155550100, ",
        "NATIONAL, 852, +85366123456, "
    })
    void writesANumberAsTheCentreWantsIt(
            DestinationForm form, String country, String number, @Nullable String written) {
        TypeOfNumber type = form == DestinationForm.NATIONAL ? TypeOfNumber.NATIONAL : TypeOfNumber.INTERNATIONAL;

        Dialect dialect = first(
                        "dialect.destination-form",
                        form.name(),
                        "dialect.destination-ton",
                        type.name(),
                        "dialect.country",
                        country)
                .dialect();

        assertThat(dialect.destination(number).orElse(null)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "PLUS, INTERNATIONAL, true",
        "PLUS, UNKNOWN, true",
        "PLUS, NATIONAL, false",
        "DIGITS, INTERNATIONAL, true",
        "DIGITS, UNKNOWN, true",
        "DIGITS, NATIONAL, false",
        "NATIONAL, NATIONAL, true",
        "NATIONAL, UNKNOWN, true",
        // 138 0013 8000 read as international is +1 380 013 8000.
        "NATIONAL, INTERNATIONAL, false",
        "DIGITS, ALPHANUMERIC, false",
        "DIGITS, NETWORK_SPECIFIC, false",
        "DIGITS, SUBSCRIBER_NUMBER, false",
        "DIGITS, ABBREVIATED, false"
    })
    void knowsWhichTypesGoWithWhichForm(DestinationForm form, TypeOfNumber type, boolean agrees) {
        assertThat(form.agreesWith(type)).isEqualTo(agrees);
    }

    @ParameterizedTest
    @CsvSource({
        "dialect.destination-form, NATIONAL, another person's number",
        "dialect.destination-ton, NATIONAL, another person's number",
        "dialect.country, 85, calling code",
        "dialect.country, +86, calling code",
        "dialect.country, 0, calling code",
        "dialect.answered-ids, HEX, never agree",
        "dialect.receipted-ids, DECIMAL, never agree",
        "dialect.source-ton, INTERNATIONAL, cannot be of source-ton INTERNATIONAL",
        "dialect.source-ton, ALPHANUMERIC, needs source-npi UNKNOWN",
        "source-address, Guanhu, cannot be of source-ton UNKNOWN",
        "source-address, '', cannot be of source-ton UNKNOWN"
    })
    void startsWithNothingThatCannotWork(String property, String value, String reason) {
        assertThatThrownBy(() -> first(property, value)).hasStackTraceContaining(reason);
    }

    @Test
    void takesASenderInLetters() {
        Centre centre = first(
                "source-address", "Guanhu Bank", "dialect.source-ton", "ALPHANUMERIC", "dialect.source-npi", "UNKNOWN");

        assertThat(centre.dialect().sourceNpi()).isEqualTo(NumberingPlanIndicator.UNKNOWN);
        assertThatIllegalArgumentException().isThrownBy(() -> centre.dialect().source("Guanhu Bank Ltd"));
    }

    @Test
    void speaksToAFallbackAsToTheFirstUnlessItHasItsOwn() {
        List<Centre> centres = centres(
                "dialect.destination-form",
                "DIGITS",
                "fallbacks[0].host",
                "b",
                "fallbacks[0].port",
                "2",
                "fallbacks[1].host",
                "c",
                "fallbacks[1].port",
                "3",
                "fallbacks[1].source-address",
                "1069",
                "fallbacks[1].dialect.source-npi",
                "UNKNOWN");

        assertThat(centres)
                .extracting(centre -> centre.dialect().destinationForm())
                .containsExactly(DestinationForm.DIGITS, DestinationForm.DIGITS, DestinationForm.PLUS);
        assertThat(centres).extracting(Centre::sourceAddress).containsExactly("95500", "95500", "1069");
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, 00ab-C, 00ab-C",
        "DECIMAL, 0031, 31",
        "HEX, 1F, 31",
        "HEX, 0000001f, 31",
        "HEX, 0x1F, 31",
        "HEX, ffffffffffffffffff, 4722366482869645213695",
        "DECIMAL, smsc-1, smsc-1",
        "HEX, smsc-1, smsc-1"
    })
    void knowsAnIdInBothOfItsForms(IdForm form, String written, String canonical) {
        assertThat(form.canonical(written)).isEqualTo(canonical);
    }

    private static Centre first(String... settings) {
        return centres(settings).getFirst();
    }

    private static List<Centre> centres(String... settings) {
        Map<String, String> properties = new HashMap<>(Map.of("host", "a", "port", "1", "source-address", "95500"));
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i], settings[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("", SmppProperties.class)
                .get()
                .centres();
    }
}
