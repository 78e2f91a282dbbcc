package io.guanhu.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Days begin where the bank is; retention counts in them. */
class BankDayTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(RuntimeAutoConfiguration.class));

    @Test
    void beginsInShanghaiUnlessToldOtherwise() {
        service.run(
                context -> assertThat(context.getBean(Clock.class).getZone()).isEqualTo(ZoneId.of("Asia/Shanghai")));
    }

    @Test
    void beginsWhereTheBankIs() {
        service.withPropertyValues("guanhu.zone=Europe/Luxembourg")
                .run(context ->
                        assertThat(context.getBean(Clock.class).getZone()).isEqualTo(ZoneId.of("Europe/Luxembourg")));
    }
}
