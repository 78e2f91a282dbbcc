package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.reactive.server.WebTestClient;

@AppTest
class RotationIT {

    private static final String ROTATION = "/api/operations/app-service/keyring/rotation";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Requests requests;
    private final Keyring keyring;
    private final Database database;
    private final Path keys;
    private final String employee = "E" + UUID.randomUUID();
    private final Tokens administrator = Tokens.staff(employee, "HQ", "administrator");
    private final UUID customer = UUID.randomUUID();

    RotationIT(
            @Autowired WebTestClient http,
            @Autowired Keyring keyring,
            @Autowired Database database,
            @Value("${guanhu.keyring.directory}") Path directory) {
        this.requests = new Requests(http);
        this.keyring = keyring;
        this.database = database;
        this.keys = directory.resolve("kek.json");
    }

    @Test
    void rewrapsEveryKeyAndDestroysTheOldOne() throws Exception {
        byte[] value = "+8613900000001".getBytes(StandardCharsets.UTF_8);
        byte[] sealed =
                Objects.requireNonNull(
                                keyring.provide(customer, Set.of(DataCategory.CONTACT))
                                        .block(PATIENCE))
                        .seal(DataCategory.CONTACT, "phone", value);
        String before = kekOfCustomer();

        requests.post(ROTATION, administrator.acr("2"), "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rewrapped")
                .value(Integer.class, rewrapped -> assertThat(rewrapped).isPositive());

        assertThat(kekOfCustomer()).isNotEqualTo(before);
        assertThat(Files.readString(keys)).doesNotContain(before);
        assertThat(
                        Objects.requireNonNull(keyring.keysOf(customer).block(PATIENCE))
                                .open(DataCategory.CONTACT, "phone", sealed))
                .isEqualTo(value);
        assertThat(Entries.of(employee, 1))
                .extracting(AuditEntryRecorded::action, AuditEntryRecorded::outcome)
                .containsExactly(tuple("keyring.rotate", "ALLOWED"));
    }

    /** A rotation cannot be undone, so it takes part in no transaction that keeps its answer. */
    @Test
    void rotatesAlsoWhenAskedWithAnIdempotencyKey() throws Exception {
        String before = Files.readString(keys);
        requests.post(ROTATION, administrator.acr("2"), UUID.randomUUID().toString(), "")
                .expectStatus()
                .isOk();
        assertThat(Files.readString(keys)).isNotEqualTo(before);
    }

    @Test
    void refusesOtherRoles() throws Exception {
        String before = Files.readString(keys);
        for (String role : Set.of("operations", "compliance-officer", "relationship-manager")) {
            requests.post(ROTATION, Tokens.staff(employee, "HQ", role).acr("2"), "")
                    .expectStatus()
                    .isForbidden();
        }
        assertThat(Files.readString(keys)).isEqualTo(before);
    }

    @Test
    void asksForAFreshSecondFactorAndEntersItsAbsence() throws IOException {
        String before = Files.readString(keys);
        requests.post(ROTATION, administrator, "")
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("insufficient-user-authentication");
        Tokens stale = administrator.acr("2").authTime(Instant.now().minus(Duration.ofMinutes(6)));
        requests.post(ROTATION, stale, "").expectStatus().isUnauthorized();

        assertThat(Files.readString(keys)).isEqualTo(before);
        assertThat(Entries.of(employee, 2))
                .extracting(AuditEntryRecorded::outcome, AuditEntryRecorded::reason)
                .containsOnly(tuple("REFUSED", "insufficient-user-authentication"));
    }

    @Test
    void refusesWhileAnotherRotationIsUnderWay() throws Exception {
        try (var other = database.connectAsApp();
                var statement = other.createStatement()) {
            statement.execute(
                    "select pg_advisory_lock(hashtextextended('guanhu.kek-rotation', 0))");
            requests.post(ROTATION, administrator.acr("2"), "")
                    .expectStatus()
                    .isEqualTo(409)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("rotation-under-way");
        }
        requests.post(ROTATION, administrator.acr("2"), "").expectStatus().isOk();
    }

    private String kekOfCustomer() throws SQLException {
        try (var connection = database.connectAsApp();
                var statement =
                        connection.prepareStatement(
                                "select kek_id from data_key where customer_id = ?")) {
            statement.setObject(1, customer);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
