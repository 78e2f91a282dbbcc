package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.testing.Database;
import io.guanhu.testing.KeyStore;
import io.guanhu.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import reactor.core.publisher.Mono;

@AppTest
class EpochsIT {

    private static final String ROTATION = "/api/operations/app-service/keyring/rotation";
    private static final String EPOCHS = "/api/operations/app-service/keyring/epochs";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Requests requests;
    private final Keyring keyring;
    private final Database keys;
    private final String employee = "E" + UUID.randomUUID();
    private final Tokens administrator = Tokens.staff(employee, "HQ", "administrator");
    private final UUID customer = UUID.randomUUID();

    EpochsIT(@Autowired WebTestClient http, @Autowired Keyring keyring, @Autowired KeyStore keys) {
        this.requests = new Requests(http);
        this.keyring = keyring;
        this.keys = keys.database();
    }

    @Test
    void givesTheTreeANewRootInTheBackground() throws Exception {
        byte[] value = "+8613900000001".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = done(keyring.provide(customer, Set.of(DataCategory.CONTACT)))
                .seal(DataCategory.CONTACT, "phone", value);
        String before = root();

        String location = rotate();

        epochIsClosed(location)
                .jsonPath("$.step")
                .isEqualTo("CLOSED")
                .jsonPath("$.pages")
                .isEqualTo(1)
                .jsonPath("$.holder.adapter")
                .isEqualTo("file")
                .jsonPath("$.conditions[?(@.condition == 'LOG_ARCHIVED')].outcome")
                .isEqualTo("ABSENT")
                .jsonPath("$.conditions[?(@.condition == 'REPLICAS_ACKNOWLEDGED')].outcome")
                .isEqualTo("CHECKED");
        assertThat(root()).isNotEqualTo(before);
        assertThat(done(keyring.keysOf(customer)).open(DataCategory.CONTACT, "phone", sealed))
                .isEqualTo(value);
        assertThat(Entries.of(employee, 2))
                .extracting(AuditEntryRecorded::action, AuditEntryRecorded::outcome)
                .containsOnlyOnce(tuple("keyring.rotate", Outcome.ALLOWED))
                .contains(tuple("keyring.read-epoch", Outcome.ALLOWED));
    }

    @Test
    void answersAtOnceAlsoWhenAskedWithAnIdempotencyKey() {
        requests.post(ROTATION, administrator.acr("2"), UUID.randomUUID().toString(), "")
                .expectStatus()
                .isAccepted();
    }

    /** Were each call another root, an impatient caller would never see the end. */
    @Test
    void givesOneRootToManyWhoAskAtOnce() {
        List<String> locations =
                Stream.generate(this::rotate).limit(5).distinct().toList();
        assertThat(locations).hasSizeLessThan(5);
        locations.forEach(this::epochIsClosed);
    }

    @Test
    void tellsOfNoEpochThatNeverWas() {
        requests.get(EPOCHS + "/999999", administrator)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("key-epoch-not-found");
    }

    @Test
    void refusesOtherRoles() throws Exception {
        String before = root();
        for (String role : Set.of("operations", "compliance-officer", "relationship-manager")) {
            requests.post(ROTATION, Tokens.staff(employee, "HQ", role).acr("2"), "")
                    .expectStatus()
                    .isForbidden();
        }
        requests.get(EPOCHS + "/1", Tokens.staff(employee, "HQ", "relationship-manager"))
                .expectStatus()
                .isForbidden();
        assertThat(root()).isEqualTo(before);
    }

    @Test
    void asksForAFreshSecondFactorAndEntersItsAbsence() throws Exception {
        String before = root();
        requests.post(ROTATION, administrator.acr("1"), "")
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("insufficient-user-authentication");
        Tokens stale = administrator.acr("2").authTime(Instant.now().minus(Duration.ofMinutes(6)));
        requests.post(ROTATION, stale, "").expectStatus().isUnauthorized();

        assertThat(root()).isEqualTo(before);
        AuditEntryRecorded entry = Entries.of(employee, 1).getFirst();
        assertThat(entry.action()).isEqualTo("keyring.rotate");
        assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(entry.reason()).isEqualTo("insufficient-user-authentication");
    }

    private String rotate() {
        return Objects.requireNonNull(requests.post(ROTATION, administrator.acr("2"), "")
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueMatches("Location", EPOCHS + "/\\d+")
                .expectBody()
                .jsonPath("$.epoch")
                .isNumber()
                .returnResult()
                .getResponseHeaders()
                .getFirst("Location"));
    }

    private BodyContentSpec epochIsClosed(String location) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> requests.get(location, administrator)
                        .expectBody()
                        .jsonPath("$.step")
                        .isEqualTo("CLOSED"));
        return requests.get(location, administrator).expectStatus().isOk().expectBody();
    }

    private String root() throws SQLException {
        try (var connection = keys.connectAsApp();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select root_version from tree")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static <T> T done(Mono<T> work) {
        return Objects.requireNonNull(work.block(PATIENCE));
    }
}
