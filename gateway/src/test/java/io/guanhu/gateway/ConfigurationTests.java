package io.guanhu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** Requirements for a deployment that sets only addresses and secrets. */
class ConfigurationTests {

    private final PropertySource<?> defaults = new YamlPropertySourceLoader()
            .load("application", new ClassPathResource("application.yaml"))
            .getFirst();

    ConfigurationTests() throws IOException {}

    @Test
    void keepsMetricsOffThePortThatTheWorldReaches() {
        assertThat(defaults.getProperty("management.server.port"))
                .isNotNull()
                .isNotEqualTo(defaults.getProperty("server.port"));
    }

    @Test
    void marksCookiesAsForHttpsOnly() {
        assertThat(defaults.containsProperty("guanhu.gateway.console.secure-cookies"))
                .isFalse();
        assertThat(defaults.containsProperty("guanhu.security.demo-logins")).isFalse();
    }
}
