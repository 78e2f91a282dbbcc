package io.guanhu.customer.probing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.customer.probing.ProbingProperties.Alarm;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ProbingPropertiesTests {

    private static final Alarm ALARM = new Alarm(Duration.ofDays(1), 10, 0.2, 50);

    @ParameterizedTest
    @CsvSource({
        "PEOPLE, 9, 9, false", // too few to tell
        "PEOPLE, 10, 10, true",
        "PEOPLE, 50, 10, true",
        "PEOPLE, 51, 10, false",
        "PEOPLE, 5000, 49, false",
        "PEOPLE, 5000, 50, true", // padded with invented people
        "LINES, 500, 49, false",
        "LINES, 20000, 50, true",
        "MACHINE, 1000000, 5000, false", // core banking still knows whom we erased
        "MACHINE, 100, 20, true"
    })
    void alarmsOfWhoMeetsKnownPeopleUnusuallyOften(Kind kind, long sent, long met, boolean alarm) {
        assertThat(ALARM.isReached(kind, sent, met)).isEqualTo(alarm);
    }

    @ParameterizedTest
    @CsvSource({
        "limit.people, 0",
        "limit.lines, -1",
        "limit.machine, 0",
        "limit.window, PT0S",
        "alarm.window, PT0S",
        "alarm.met, 0",
        "alarm.share, 0",
        "alarm.share, 1.1",
        "alarm.share, NaN",
        "alarm.anyway, 0"
    })
    void startsWithNoLimitThatIsNone(String property, String value) {
        assertThatThrownBy(() -> bound(Map.of(property, value)))
                .hasStackTraceContaining("guanhu.customer.probing." + property);
    }

    @Test
    void hasLimitsByDefault() {
        assertThat(bound(Map.of()).limit().of(Kind.PEOPLE)).isEqualTo(200);
    }

    private static ProbingProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", ProbingProperties.class);
    }
}
