package io.guanhu.gateway.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebAppTests {

    @ParameterizedTest
    @CsvSource({
        "/privacy, PRIVACY_CENTRE",
        "/privacy/requests/1, PRIVACY_CENTRE",
        "/customers/1, CONSOLE",
        "/privacy-desk, CONSOLE"
    })
    void hasItsOwnAddressesOnly(String path, WebApp app) {
        for (WebApp each : WebApp.values()) {
            assertThat(each.has(path)).as(each.name()).isEqualTo(each == app);
        }
    }

    @ParameterizedTest
    @CsvSource({"//evil.example", "/privacy/../api", "/api/customers", "/logout"})
    void hasNoAddressOfSomebodyElse(String path) {
        for (WebApp each : WebApp.values()) {
            assertThat(each.has(path)).as(each.name()).isFalse();
        }
    }

    @Test
    void isToldByTheWayBackFromTheRealm() {
        assertThat(WebApp.ofWayBack("/login/oauth2/code/guanhu-privacy-centre")).isEqualTo(WebApp.PRIVACY_CENTRE);
        assertThat(WebApp.ofWayBack("/login/oauth2/code/guanhu-console")).isEqualTo(WebApp.CONSOLE);
        assertThat(WebApp.ofWayBack("/login/oauth2/code/unheard-of")).isEqualTo(WebApp.CONSOLE);
    }
}
