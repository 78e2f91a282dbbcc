package io.guanhu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Browser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How customers enter the privacy centre, and who cannot. */
class CentreSessionIT extends WithKeycloak {

    private static final String ENTRY = "/oauth2/authorization/guanhu-privacy-centre";

    private final Browser browser = new Browser();

    private String leadsTo(String login, String more) {
        String back = gateway("/login/oauth2/code/guanhu-privacy-centre").toString();
        URI answer = browser.through(gateway(ENTRY + more), back, login, PASSWORD);
        HttpResponse<String> home = browser.get(answer);
        assertThat(home.statusCode()).isEqualTo(302);
        return home.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode session() {
        return JsonMapper.shared().readTree(browser.get(gateway("/session")).body());
    }

    @Test
    void aPasswordIsEnoughAndTheSecondFactorIsAskedForWhenItIsWanted() {
        assertThat(leadsTo("customer1", "")).isEqualTo("/privacy");
        assertThat(browser.asked()).containsExactly("password");
        assertThat(session().path("acr").asString()).isEqualTo("1");
        assertThat(session().path("roles").path(0).asString()).isEqualTo("customer");
        // Not the contacts for staff.
        assertThat(session().path("support").findValuesAsString("phone")).containsExactly("95000");
        assertThat(browser.get(gateway("/api/customers/own")).statusCode()).isEqualTo(200);
        assertThat(SERVICES.arrivedAt("/api/customers/own").getLast().header("Authorization"))
                .startsWith("Bearer eyJ");

        String page = "/privacy/delete/0198a5f0-0000-7000-8000-000000000001";
        assertThat(leadsTo("customer1", "?acr_values=2&max_age=300&return=" + page))
                .isEqualTo(page);
        assertThat(browser.asked()).containsExactly("otp");
        assertThat(session().path("acr").asString()).isEqualTo("2");
    }

    @Test
    void asksByPkceForNothingElse() {
        String location = browser.get(gateway(ENTRY + "?acr_values=9&prompt=none&ui_locales=en"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(location)
                .contains("client_id=guanhu-privacy-centre", "ui_locales=en", "code_challenge_method=S256")
                .doesNotContain("acr_values", "prompt");
    }

    @ParameterizedTest
    @CsvSource({"/customers", "//evil.example", "/api/customers"})
    void leadsToNoPageButItsOwn(String elsewhere) {
        assertThat(leadsTo("customer4", "?return=" + elsewhere)).isEqualTo("/privacy");
    }

    /** Whatever a link to the sign-in requests. */
    @ParameterizedTest
    @CsvSource({"e1201, ''", "e9101, ?acr_values=2"})
    void givesStaffNoSession(String login, String question) {
        assertThat(leadsTo(login, question)).isEqualTo("/privacy?problem=staff");
        assertThat(session().path("signedIn").asBoolean()).isFalse();
        assertThat(browser.get(gateway("/api/customers/staff")).statusCode()).isEqualTo(401);
        assertThat(SERVICES.arrivedAt("/api/customers/staff")).isEmpty();
    }

    @Test
    void comesBackToItselfWhenASignInFails() {
        HttpResponse<String> back = browser.get(gateway("/login/oauth2/code/guanhu-privacy-centre?code=x&state=y"));
        assertThat(back.headers().firstValue("Location")).hasValue("/privacy?problem=sign-in");
    }

    @Test
    void signsOutHereAndAtTheRealm() {
        assertThat(leadsTo("customer2", "")).isEqualTo("/privacy");
        assertThat(session().path("signedIn").asBoolean()).isTrue();
        String csrf = browser.cookie(gateway("/"), "guanhu-csrf");
        HttpResponse<String> away =
                browser.post(gateway("/logout"), Map.of(), Map.of("X-XSRF-TOKEN", csrf == null ? "" : csrf));
        URI realm = URI.create(away.headers().firstValue("Location").orElseThrow());
        assertThat(realm.toString()).startsWith(protocol() + "/logout");
        assertThat(browser.get(realm).headers().firstValue("Location"))
                .hasValue(gateway("/privacy").toString());
        assertThat(session().path("signedIn").asBoolean()).isFalse();
    }
}
