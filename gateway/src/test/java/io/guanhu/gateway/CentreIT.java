package io.guanhu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.ServiceIT;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The privacy centre's page, embedded in the bank's own app. */
@ServiceIT(value = "gateway", database = false, kafka = false)
class CentreIT {

    private static final StubServices SERVICES = new StubServices();
    private static final String APP = "https://app.bank.example";

    private final WebTestClient http;

    @Autowired
    CentreIT(WebTestClient http) {
        this.http = http;
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        Stubs.register(properties, SERVICES);
        properties.add("guanhu.gateway.privacy-centre.frame-ancestors", () -> APP);
    }

    private EntityExchangeResult<String> page(String path) {
        return http.get()
                .uri(path)
                .header(HttpHeaders.ACCEPT, "text/html")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectBody(String.class)
                .returnResult();
    }

    private static String policy(EntityExchangeResult<?> answer) {
        return Objects.requireNonNull(answer.getResponseHeaders().getFirst("Content-Security-Policy"));
    }

    @ParameterizedTest
    @CsvSource({"/privacy", "/privacy/delete", "/privacy/requests/0198a5f0-0000-7000-8000-000000000001"})
    void answersItsAddressesAndMayBeShownInTheApp(String path) {
        EntityExchangeResult<String> page = page(path);
        assertThat(page.getResponseBody())
                .contains("/console/privacy-")
                .doesNotContain("/console/index-", "NONCE-OF-THIS-ANSWER")
                .doesNotContainPattern("<script[^>]*>[^<]");
        assertThat(policy(page))
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self' 'nonce-")
                .contains("frame-ancestors " + APP + ";")
                .doesNotContain("unsafe");
        assertThat(page.getResponseHeaders().containsHeader("X-Frame-Options")).isFalse();
    }

    /** A browser installs it: the worker may answer for the page above it, and stores nothing. */
    @Test
    void canBeInstalled() {
        http.get()
                .uri("/privacy/worker.js")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Service-Worker-Allowed", "/privacy")
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-cache")
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_TYPE, "text/javascript;charset=UTF-8")
                .expectBody(String.class)
                .value(code -> assertThat(code).contains("addEventListener('fetch'"));
        for (String file : new String[] {"manifest.json", "offline.html", "icon-192.png"}) {
            http.get()
                    .uri("/privacy/" + file)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        assertThat(policy(page("/privacy"))).contains("manifest-src 'self'");
        http.get().uri("/privacy/none.js").exchange().expectStatus().isNotFound();
    }

    @Test
    void letsNobodyShowTheConsole() {
        EntityExchangeResult<String> page = page("/customers");
        assertThat(page.getResponseBody()).contains("/console/index-");
        assertThat(policy(page)).contains("frame-ancestors 'none'");
        assertThat(page.getResponseHeaders().getFirst("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void letsNobodyShowAnAnswer() {
        EntityExchangeResult<Void> answer =
                http.get().uri("/session").exchange().expectBody(Void.class).returnResult();
        assertThat(policy(answer)).contains("frame-ancestors 'none'");
        assertThat(answer.getResponseHeaders().getFirst("X-Frame-Options")).isEqualTo("DENY");
    }
}
