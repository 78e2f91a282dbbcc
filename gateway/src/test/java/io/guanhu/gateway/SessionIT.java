package io.guanhu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Browser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The browser's way in: a cookie out here, the tokens in there. */
class SessionIT extends WithKeycloak {

    private static final String ENTRY = "/oauth2/authorization/guanhu-console";

    private final Browser browser = new Browser();

    private void signIn(String login, String more) {
        assertThat(leadsTo(login, more)).isEqualTo("/");
    }

    private String leadsTo(String login, String more) {
        String back = gateway("/login/oauth2/code/").toString();
        URI answer = browser.through(gateway(ENTRY + more), back, login, PASSWORD);
        HttpResponse<String> home = browser.get(answer);
        assertThat(home.statusCode()).isEqualTo(302);
        return home.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode session() {
        return JsonMapper.shared().readTree(browser.get(gateway("/session")).body());
    }

    private HttpResponse<String> write(String path, @Nullable String csrf) {
        return browser.post(gateway(path), Map.of(), csrf == null ? Map.of() : Map.of("X-XSRF-TOKEN", csrf));
    }

    private HttpResponse<String> writeAs(String person, String path) {
        return browser.post(gateway(path), Map.of(), Map.of("X-XSRF-TOKEN", csrf(), "Guanhu-Person", person));
    }

    private String csrf() {
        String token = browser.cookie(gateway("/"), "guanhu-csrf");
        assertThat(token).isNotNull();
        return token == null ? "" : token;
    }

    @Test
    void actsForTheSignedInUserAndNeverShowsAToken() {
        assertThat(session().path("signedIn").asBoolean()).isFalse();
        signIn("e1202", "");
        HttpResponse<String> session = browser.get(gateway("/session"));
        JsonNode person = JsonMapper.shared().readTree(session.body());
        assertThat(person.path("name").asString()).isEqualTo("e1202");
        assertThat(person.path("employeeId").asString()).isEqualTo("E1202");
        assertThat(person.path("support").path(0).path("phone").asString()).isEqualTo("400 000 0000");
        assertThat(person.has("practice")).isFalse();
        assertThat(person.path("branch").asString()).isEqualTo("BJ/HAIDIAN/001");
        assertThat(person.path("roles").path(0).asString()).isEqualTo("relationship-manager");
        assertThat(person.path("permissions").valueStream().map(JsonNode::asString))
                .contains("customer.reveal", "transfer.accept")
                .doesNotContain("change.decide", "audit.search", "internal.contacts");
        assertThat(session.body() + session.headers().map()).doesNotContain("eyJ");
        assertThat(browser.cookie(gateway("/"), "guanhu-session")).doesNotContain("eyJ");

        assertThat(browser.get(gateway("/api/customers/mine")).statusCode()).isEqualTo(200);
        assertThat(SERVICES.arrivedAt("/api/customers/mine").getLast()).satisfies(request -> {
            assertThat(request.header("Authorization")).startsWith("Bearer eyJ");
            assertThat(request.header("Cookie")).isNull();
        });
    }

    /** A session planted before the sign-in is worthless afterwards. */
    @Test
    void givesTheSessionANewIdAtSignIn() {
        browser.get(gateway(ENTRY));
        String before = browser.cookie(gateway("/"), "guanhu-session");
        signIn("e1203", "");
        assertThat(before).isNotEmpty();
        assertThat(browser.cookie(gateway("/"), "guanhu-session")).isNotEqualTo(before);
    }

    @Test
    void keepsTheCookieFromScripts() {
        HttpResponse<String> away = browser.get(gateway(ENTRY));
        List<String> cookies = away.headers().allValues("Set-Cookie");
        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith("guanhu-session="))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .containsIgnoringCase("HttpOnly")
                        .contains("SameSite=Lax", "Path=/")
                        .doesNotContain("Domain"));
    }

    @Test
    void demandsTheCsrfTokenOfWrites() {
        signIn("e1204", "");
        assertThat(session().path("signedIn").asBoolean()).isTrue();
        HttpResponse<String> without = write("/api/customers/csrf", null);
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("csrf-token");
        assertThat(write("/api/customers/csrf", "made-up").statusCode()).isEqualTo(403);
        assertThat(SERVICES.arrivedAt("/api/customers/csrf")).isEmpty();
        assertThat(write("/api/customers/csrf", csrf()).statusCode()).isEqualTo(200);
    }

    /** A previous user's form is not sent in the name of the user who has signed in since. */
    @Test
    void sendsNothingInAnotherPersonsName() {
        signIn("e1204", "");
        String before = session().path("person").asString();
        assertThat(before).isNotEmpty();
        assertThat(writeAs(before, "/api/customers/named").statusCode()).isEqualTo(200);
        assertThat(SERVICES.arrivedAt("/api/customers/named"))
                .singleElement()
                .satisfies(
                        request -> assertThat(request.header("Guanhu-Person")).isNull());
        HttpResponse<String> refused = writeAs(before + "x", "/api/customers/named");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("other-person");
        assertThat(SERVICES.arrivedAt("/api/customers/named")).hasSize(1);
    }

    /** Staff never work with a password alone, whatever a link to the sign-in says. */
    @ParameterizedTest
    @CsvSource({"e1205,", "e1105, ?acr_values=1"})
    void asksForTheSecondFactorAtSignIn(String login, @Nullable String question) {
        signIn(login, question == null ? "" : question);
        assertThat(browser.asked()).containsExactly("password", "otp");
        assertThat(session().path("acr").asString()).isEqualTo("2");
        signIn(login, "?acr_values=2");
        assertThat(browser.asked()).as("it is fresh enough").isEmpty();
    }

    @Test
    void passesNothingElseOnToTheRealm() {
        String location = browser.get(gateway(ENTRY + "?acr_values=9&prompt=none&ui_locales=en"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(location)
                .contains("ui_locales=en", "code_challenge_method=S256")
                .doesNotContain("acr_values", "prompt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customers/0198a5f0-0000-7000-8000-000000000001/edit", "/docs.html"})
    void comesBackToThePageThatAskedForTheSignIn(String page) {
        assertThat(leadsTo("e1203", "?return=" + page)).isEqualTo(page);
    }

    /** ConsolePathsTests show which addresses belong to the console. */
    @Test
    void leadsToNoOtherSite() {
        assertThat(leadsTo("e1104", "?return=//evil.example")).isEqualTo("/");
    }

    @Test
    void signsOutHereAndAtTheRealm() {
        signIn("e1201", "");
        assertThat(session().path("signedIn").asBoolean()).isTrue();
        HttpResponse<String> away = write("/logout", csrf());
        assertThat(away.statusCode()).isEqualTo(302);
        URI realm = URI.create(away.headers().firstValue("Location").orElseThrow());
        assertThat(realm.toString()).startsWith(protocol() + "/logout");
        assertThat(browser.get(realm).headers().firstValue("Location"))
                .hasValue(gateway("/").toString());
        assertThat(session().path("signedIn").asBoolean()).isFalse();
        assertThat(browser.get(gateway("/api/customers/mine")).statusCode()).isEqualTo(401);
        signIn("e1201", "");
        assertThat(browser.asked()).as("the realm's session is over too").containsExactly("password", "otp");
    }
}
