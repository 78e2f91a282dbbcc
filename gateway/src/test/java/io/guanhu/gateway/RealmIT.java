package io.guanhu.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.guanhu.testing.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The realm itself: who may sign in how, and what their tokens say. */
class RealmIT extends WithKeycloak {

    private final Browser browser = new Browser();
    private final MobileApp app = new MobileApp(browser);

    @ParameterizedTest
    @CsvSource({
        "e1105, relationship-manager, E1105, BJ/CHAOYANG/001",
        "e3190, team-lead, E3190, GZ/TIANHE",
        "e9001, operations, E9001, HQ",
        "e9101, compliance-officer, E9101, HQ",
        "e9201, auditor, E9201, HQ",
        "e9301, administrator, E9301, HQ",
        "customer4, customer, , "
    })
    void tellsWhoSignedInAndHow(String login, String role, String employeeId, String branch) throws Exception {
        JsonNode password = MobileApp.claims(app.token(login, ""));
        assertThat(browser.asked()).containsExactly("password");
        assertThat(password.path("acr").asString()).isEqualTo("1");
        assertThat(password.path("aud").asString()).isEqualTo("guanhu");
        assertThat(password.path("azp").asString()).isEqualTo("guanhu-mobile");
        assertThat(password.at("/realm_access/roles").valueStream().map(JsonNode::asString))
                .containsExactly(role);
        assertThat(password.path("employee_id").asString(null)).isEqualTo(employeeId);
        assertThat(password.path("branch").asString(null)).isEqualTo(branch);
        assertThat(password.path("demo").asBoolean()).isTrue();
        assertThat(password.path("exp").asLong() - password.path("iat").asLong())
                .isEqualTo(300);
        assertThat(password.has("preferred_username")).isFalse();

        String secondFactor = app.token(login, "&acr_values=2");
        assertThat(browser.asked()).containsExactly("otp");
        assertThat(MobileApp.claims(secondFactor).path("acr").asString()).isEqualTo("2");
        assertThat(MobileApp.claims(secondFactor).path("auth_time").asLong())
                .isCloseTo(Clock.systemUTC().instant().getEpochSecond(), within(30L));
        assertThat(get(gateway("/api/customers/1"), secondFactor)).isEqualTo(200);
    }

    /** The services use this time, not that of the last password. */
    @Test
    void tellsWhenTheSecondFactorWasShown() throws Exception {
        JsonNode first = MobileApp.claims(app.token("e1104", "&acr_values=2"));
        long shown = first.at("/loa_times/2").asLong();
        assertThat(shown).isCloseTo(Clock.systemUTC().instant().getEpochSecond(), within(30L));
        TimeUnit.SECONDS.sleep(2);
        JsonNode again = MobileApp.claims(app.token("e1104", "&acr_values=2&prompt=login"));
        assertThat(again.path("acr").asString()).isEqualTo("2");
        assertThat(browser.asked()).containsExactly("password", "otp");
        assertThat(again.at("/loa_times/2").asLong()).isGreaterThan(shown);
    }

    @Test
    void aRefreshTokenIsTakenOnceAndItsReuseEndsTheSession() throws Exception {
        JsonNode first = app.tokens("customer3", "");
        HttpResponse<String> rotated = app.refreshed(first);
        assertThat(rotated.statusCode()).isEqualTo(200);
        JsonNode second = JsonMapper.shared().readTree(rotated.body());
        assertThat(second.path("refresh_token").asString())
                .isNotEqualTo(first.path("refresh_token").asString());
        assertThat(app.refreshed(first).statusCode()).isEqualTo(400);
        // No matter who is first, thief or owner: neither goes on.
        assertThat(app.refreshed(second).statusCode()).isEqualTo(400);
    }

    /** Whatever the browser is made to request from the realm. */
    @Test
    void theConsoleNeverGoesBelowTheSecondFactor() throws Exception {
        String away = browser.get(gateway("/oauth2/authorization/guanhu-console"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        browser.through(
                URI.create(away + "&acr_values=1"),
                gateway("/login/oauth2/code").toString(),
                "e1103",
                PASSWORD);
        assertThat(browser.asked()).containsExactly("password", "otp");
    }

    @Test
    void refusesWrongPasswords() {
        assertThatThrownBy(() -> browser.through(app.authorization("&x=y"), MobileApp.CALLBACK, "e1203", "wrong"))
                .hasMessageContaining("refused the password");
    }

    @Test
    void insistsOnPkce() {
        URI plain = URI.create(protocol()
                + "/auth?client_id=guanhu-mobile&response_type=code"
                + "&scope=openid&redirect_uri="
                + MobileApp.CALLBACK);
        assertThat(browser.get(plain).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("error=invalid_request"));
    }

    @ParameterizedTest
    @CsvSource({"guanhu-mobile,", "guanhu-console,test-console", "admin-cli,"})
    void givesNoTokenForABarePassword(String client, String secret) {
        Map<String, String> grant = Map.of(
                "grant_type",
                "password",
                "client_id",
                client,
                "client_secret",
                secret == null ? "" : secret,
                "username",
                "e1101",
                "password",
                PASSWORD);
        assertThat(browser.post(URI.create(protocol() + "/token"), grant, Map.of())
                        .statusCode())
                .isBetween(400, 401);
    }

    @ParameterizedTest
    @CsvSource({
        "customer-service, service",
        "ownership-service, service",
        "privacy-service, service",
        "audit-service, service",
        "notification-service, service",
        "core-banking, core-banking"
    })
    void letsServicesInByTheirOwnSecret(String client, String role) {
        JsonNode token = MobileApp.claims(machineToken(client));
        assertThat(token.path("azp").asString()).isEqualTo(client);
        assertThat(token.path("aud").asString()).isEqualTo("guanhu");
        assertThat(token.at("/realm_access/roles").valueStream().map(JsonNode::asString))
                .containsExactly(role);
        assertThat(token.has("demo")).isFalse();
    }

    @Test
    void acceptsOnlyWhatTheRealmSigned() throws Exception {
        String token = machineToken("core-banking");
        assertThat(get(gateway("/api/customers/1"), token)).isEqualTo(200);
        String[] parts = token.split("\\.", -1);
        String forged = parts[0] + "." + parts[1] + "." + MobileApp.BASE64.encodeToString(new byte[256]);
        assertThat(get(gateway("/api/customers/1"), forged)).isEqualTo(401);
    }

    private String machineToken(String client) {
        HttpResponse<String> answer = browser.post(
                URI.create(protocol() + "/token"),
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", "test-" + client),
                Map.of());
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    private static int get(URI uri, String token) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + token)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
