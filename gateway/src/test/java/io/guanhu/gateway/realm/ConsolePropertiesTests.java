package io.guanhu.gateway.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ConsolePropertiesTests {

    /** Staff must not be told by mistake that the customers here are fictitious. */
    @Test
    void offerNoPracticeByDefault() {
        assertThat(read(Map.of("guanhu.gateway.console.client-id", "console")).practice())
                .isFalse();
        assertThat(read(Map.of("guanhu.gateway.console.practice", "true")).practice())
                .isTrue();
    }

    private static ConsoleProperties read(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("guanhu.gateway.console", ConsoleProperties.class)
                .get();
    }
}
