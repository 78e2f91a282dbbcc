package io.guanhu.platform.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** A clock and ids, so that tests can bring their own. */
@AutoConfiguration
class RuntimeAutoConfiguration {

    /**
     * Ticks in microseconds, as PostgreSQL does: an instant reads back as it was written. Its days
     * begin where the bank is: between midnight and eight in the morning UTC still has yesterday.
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
