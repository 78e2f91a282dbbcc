package io.guanhu.gateway.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTests {

    @ParameterizedTest
    @CsvSource({
        "/privacy, PRIVACY_CENTRE",
        "/privacy/requests/1, PRIVACY_CENTRE",
        "/customers/1, CONSOLE",
        "/privacy-desk, CONSOLE"
    })
    void hasItsOwnAddressesOnly(String path, Place place) {
        for (Place each : Place.values()) {
            assertThat(each.has(path)).as(each.name()).isEqualTo(each == place);
        }
    }

    @ParameterizedTest
    @CsvSource({"//evil.example", "/privacy/../api", "/api/customers", "/logout"})
    void hasNoAddressOfSomebodyElse(String path) {
        for (Place each : Place.values()) {
            assertThat(each.has(path)).as(each.name()).isFalse();
        }
    }

    @Test
    void isToldByTheWayBackFromTheRealm() {
        assertThat(Place.ofWayBack("/login/oauth2/code/guanhu-privacy-centre")).isEqualTo(Place.PRIVACY_CENTRE);
        assertThat(Place.ofWayBack("/login/oauth2/code/guanhu-console")).isEqualTo(Place.CONSOLE);
        assertThat(Place.ofWayBack("/login/oauth2/code/unheard-of")).isEqualTo(Place.CONSOLE);
    }
}
