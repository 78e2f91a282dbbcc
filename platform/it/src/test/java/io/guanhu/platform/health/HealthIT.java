package io.guanhu.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.fixture.TestService;
import io.guanhu.testing.PostgresServer;
import io.guanhu.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What people can see of a service's health, and what they cannot. */
class HealthIT {

    private static final String SECRET = "10.0.0.7 refuses user guanhu";

    @SuppressWarnings("NullAway.Init")
    private static TestService service;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        HealthIndicator leakyHealthIndicator() {
            return () -> Health.down(new IllegalStateException(SECRET)).build();
        }
    }

    @BeforeAll
    static void start() {
        service = TestService.start(
                "health-test", PostgresServer.shared().freshDatabase("health"), Application.class, Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static WebTestClient.ResponseSpec read(String role) {
        String token = Tokens.staff("E9001", "HQ", role).sign();
        return service.http()
                .get()
                .uri("/api/operations/health-test/health")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations", "administrator", "auditor", "compliance-officer"})
    void namesWhatIsDownAndSaysNoMoreOfIt(String role) {
        String health = read(role)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(health)
                .contains("\"state\":\"DOWN\"")
                .contains("{\"name\":\"leaky\",\"state\":\"DOWN\"}")
                .contains("{\"name\":\"connections\",\"state\":\"UP\"}")
                .contains("\"outbox\":{\"waiting\":")
                .doesNotContain(SECRET)
                .doesNotContain("details")
                .doesNotContain("free");
    }

    @Test
    void isNotForThoseWhoLookAfterCustomers() {
        read("relationship-manager").expectStatus().isForbidden();
    }
}
