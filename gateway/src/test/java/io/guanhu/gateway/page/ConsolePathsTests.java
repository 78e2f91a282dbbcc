package io.guanhu.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ConsolePathsTests {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    private static boolean wantsPage(HttpMethod method, String path, String accept) {
        return ConsolePaths.wantsPage(MockServerHttpRequest.method(method, path)
                .header(HttpHeaders.ACCEPT, accept)
                .build());
    }

    @ParameterizedTest
    @CsvSource({"/", "/customers", "/customers/1/edit", "/sessions", "/apiary", "/customers?a=b.c"})
    void areWhatABrowserOpens(String path) {
        assertThat(wantsPage(HttpMethod.GET, path, BROWSER)).isTrue();
        assertThat(wantsPage(HttpMethod.HEAD, path, BROWSER)).isTrue();
        assertThat(wantsPage(HttpMethod.POST, path, BROWSER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/api",
        "/api/customers",
        "/session",
        "/login/oauth2/code/guanhu-console",
        "/oauth2/authorization/guanhu-console",
        "/logout",
        "/actuator/env",
        "/v3/api-docs",
        "/webjars/swagger-ui/index",
        "/console/a",
        "/docs.html",
        "/.git/config",
        "/%61ctuator/info",
        "/%61pi/customers",
        "/customers;a=b",
        "//elsewhere.example"
    })
    void areNoneOfSomebodyElse(String path) {
        assertThat(wantsPage(HttpMethod.GET, path, BROWSER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/privacy, true",
        "/privacy/, true",
        "/privacy/requests/1, true",
        "/privacy-desk, false",
        "/requests/privacy, false",
        "/, false"
    })
    void tellThePrivacyCentreFromTheConsole(String path, boolean centre) {
        assertThat(ConsolePaths.isOfCentre(path)).isEqualTo(centre);
        assertThat(wantsPage(HttpMethod.GET, path, BROWSER)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"*/*", "application/json", "none of a type"})
    void areNotWhatAScriptAsksFor(String accept) {
        assertThat(wantsPage(HttpMethod.GET, "/customers", accept)).isFalse();
        assertThat(wantsPage(HttpMethod.GET, "/", accept)).isTrue();
    }

    /** As a query returns them, decoded. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/a///evil.example",
                "/a?b=c",
                "/a\r\nLocation: x",
                "/api/customers",
                "/logout",
                ""
            })
    void areNeverOfAnotherSite(String elsewhere) {
        assertThat(ConsolePaths.isAddress(elsewhere)).isFalse();
    }
}
