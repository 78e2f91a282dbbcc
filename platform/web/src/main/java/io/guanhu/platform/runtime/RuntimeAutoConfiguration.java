package io.guanhu.platform.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** A clock and ids, which tests can replace. */
@AutoConfiguration
class RuntimeAutoConfiguration {

    /**
     * Ticks in microseconds, like PostgreSQL, so that an instant is read back exactly as written.
     * Days start in the bank's time zone: between midnight and eight in the morning there, it is
     * still yesterday in UTC.
     */
    @Bean
    @ConditionalOnMissingBean
    Clock clock(@Value("${guanhu.zone:Asia/Shanghai}") ZoneId zone) {
        return Clock.tick(Clock.system(zone), Duration.of(1, ChronoUnit.MICROS));
    }

    @Bean
    @ConditionalOnMissingBean
    Ids ids(Clock clock) {
        return new Ids(clock);
    }
}
