package io.guanhu.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Browser;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.KeycloakServer;
import io.guanhu.testing.RestartableService;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who signs in and out at the realm, person or machine, is in the log, once, also what happened
 * while nobody looked.
 */
class SignInIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REALM = KeycloakServer.shared().issuer();
    private static final String CALLBACK = "http://localhost:8080/app/callback";

    @TempDir
    private Path files;

    @Test
    void entersEachSignInAndSignOutOnceAcrossRestarts() throws Exception {
        Map<String, String> settings = Map.of(
                "guanhu.audit.origin", "test.example/audit",
                "guanhu.audit.checkpoint-key", files.resolve("key.pem").toString(),
                "guanhu.audit.checkpoint-directory", files.toString(),
                "guanhu.audit.sign-ins.interval", "1s",
                "guanhu.services.keycloak.url", KeycloakServer.shared().url() + "/admin/realms/guanhu",
                "guanhu.client.token-uri", REALM + "/protocol/openid-connect/token",
                "guanhu.client.client-id", "audit-service",
                "guanhu.client.client-secret", "test-audit-service",
                "guanhu.client.timeout", "10s");
        try (var service = new RestartableService("audit", AuditApplication.class, settings)) {
            service.start();
            signOut(signIn("e1202"));
            assertThatThrownBy(() -> new Browser().through(page(""), CALLBACK, "e1203", "13900000001"))
                    .hasMessageContaining("refused the password");
            assertThatThrownBy(() -> new Browser().through(page(""), CALLBACK, "13900000002", "x"))
                    .hasMessageContaining("refused the password");
            awaitEntries("E1202", 2);
            awaitEntries("E1203", 1);
            service.stop();

            signIn("e1204");
            service.start();
            awaitEntries("E1204", 1);
            signIn("customer4");
            awaitSignInWithoutAnId();
            awaitEntries("audit-service", 1);
        }
        assertThat(entries("E1202"))
                .extracting(AuditEntryRecorded::action)
                .containsExactlyInAnyOrder("session.sign-in", "session.sign-out");
        assertThat(entries("E1202"))
                .isNotEmpty()
                .allMatch(entry -> entry.outcome() == Outcome.ALLOWED)
                .allMatch(entry -> entry.resourceId().equals("guanhu-mobile"))
                .allMatch(entry -> "BJ/HAIDIAN/001".equals(entry.actorBranch()));
        assertThat(entries("E1203")).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(entry.reason()).isEqualTo("invalid_user_credentials");
        });
        assertThat(entries("E1204")).hasSize(1);
        assertThat(entries("audit-service"))
                .isNotEmpty()
                .allMatch(entry -> entry.actorType() == ActorType.SERVICE)
                .allMatch(entry -> entry.outcome() == Outcome.ALLOWED)
                .allMatch(entry -> entry.resourceId().equals("audit-service"));
        assertThat(entries("unknown"))
                .anyMatch(entry -> "user_not_found".equals(entry.reason()))
                .isNotEmpty()
                .allMatch(entry -> !entry.toString().contains("1390000000"));
    }

    private static List<AuditEntryRecorded> entries(String actor) {
        return all().stream().filter(entry -> entry.actorId().equals(actor)).toList();
    }

    private static List<AuditEntryRecorded> all() {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            return probe.all(Topics.AUDIT_ENTRIES).stream()
                    .map(each -> each.value().getBytes(StandardCharsets.UTF_8))
                    .map(each -> EventCodec.read(AuditEntryRecorded.class, each))
                    .filter(entry -> entry.action().startsWith("session."))
                    .toList();
        }
    }

    private static void awaitEntries(String actor, int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(entries(actor)).hasSizeGreaterThanOrEqualTo(count));
    }

    /** The demo realm's users with this role have no customer id yet. */
    private static void awaitSignInWithoutAnId() {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(all())
                        .anyMatch(entry -> entry.actorType() == ActorType.ANONYMOUS
                                && entry.actorId().startsWith("account-")));
    }

    private static final String VERIFIER = UUID.randomUUID() + "-" + UUID.randomUUID();

    private static URI page(String more) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return URI.create(REALM
                    + "/protocol/openid-connect/auth?client_id=guanhu-mobile"
                    + "&response_type=code&scope=openid&state=s"
                    + "&code_challenge_method=S256&code_challenge="
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(digest)
                    + "&redirect_uri="
                    + CALLBACK
                    + more);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs in, and returns the refresh token. */
    private static String signIn(String login) {
        Browser browser = new Browser();
        URI back = browser.through(page(""), CALLBACK, login, "guanhu-demo");
        String code = back.getQuery().replaceFirst("(?:.*&)?code=([^&]+).*", "$1");
        HttpResponse<String> answer = browser.post(
                URI.create(REALM + "/protocol/openid-connect/token"),
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "guanhu-mobile",
                        "redirect_uri", CALLBACK,
                        "code", code,
                        "code_verifier", VERIFIER),
                Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).path("refresh_token").asString();
    }

    private static void signOut(String refreshToken) {
        HttpResponse<String> answer = new Browser()
                .post(
                        URI.create(REALM + "/protocol/openid-connect/logout"),
                        Map.of("client_id", "guanhu-mobile", "refresh_token", refreshToken),
                        Map.of());
        assertThat(answer.statusCode()).isEqualTo(204);
    }
}
