package io.guanhu.audit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogEntryTests {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final String SALT = base64("0123456789abcdef0123456789abcdef");

    @Test
    void becomesCanonicalJsonWithoutSealedValues() {
        Detail detail = new Detail("CONTACT", "phone.before", SALT, base64("sealed"));

        String leaf = new String(entry("E1101", null, detail).leaf(), StandardCharsets.UTF_8);

        assertThat(leaf)
                .isEqualTo("{\"action\":\"customer.reveal\",\"actorId\":\"E1101\","
                        + "\"actorRoles\":[\"relationship-manager\",\"team-lead\"],"
                        + "\"actorType\":\"STAFF\",\"at\":\"2026-11-20T01:02:03Z\","
                        + "\"details\":[{\"category\":\"CONTACT\",\"commitment\":\""
                        + detail.commitment()
                        + "\",\"field\":\"phone.before\"}],"
                        + "\"entryId\":\""
                        + ID
                        + "\",\"outcome\":\"ALLOWED\",\"resourceId\":\"r\","
                        + "\"resourceType\":\"customer\",\"service\":\"customer-service\"}");
        assertThat(leaf).doesNotContain(base64("sealed")).doesNotContain(SALT);
    }

    /** The actor's level of authentication and the trace are part of the proof. */
    @Test
    void holdsWhateverElseIsKnown() {
        UUID customer = UUID.fromString("0198c0de-0000-7000-8000-000000000002");
        LogEntry entry = new LogEntry(
                ID,
                Instant.EPOCH,
                "customer-service",
                ActorType.STAFF,
                "E1101",
                Set.of(),
                "2",
                "BJ/CHAOYANG/001",
                "customer.reveal",
                "customer",
                "r",
                customer,
                Outcome.ALLOWED,
                "a reason",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                List.of());

        assertThat(new String(entry.leaf(), StandardCharsets.UTF_8))
                .contains("\"acr\":\"2\"")
                .contains("\"actorBranch\":\"BJ/CHAOYANG/001\"")
                .contains("\"customerId\":\"" + customer + "\"")
                .contains("\"reason\":\"a reason\"")
                .contains("\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"");
    }

    @Test
    void escapesAsRfc8785Does() {
        String leaf = new String(entry("\u20ac$\u000f\nA'\"\\/\u0000", "r").leaf(), StandardCharsets.UTF_8);

        assertThat(leaf)
                .contains("\"actorId\":\"\u20ac$\\u000f\\nA'\\\"\\\\/\\u0000\"")
                .contains("\"reason\":\"r\"");
    }

    @Test
    void commitsToSaltAndValue() {
        Detail detail = new Detail("CONTACT", "phone", SALT, base64("one"));

        assertThat(detail.commitment())
                .isEqualTo(new Detail("CONTACT", "phone", SALT, base64("one")).commitment())
                .isNotEqualTo(new Detail("CONTACT", "phone", SALT, base64("two")).commitment())
                .isNotEqualTo(new Detail("CONTACT", "phone", base64("another salt"), base64("one")).commitment());
    }

    @Test
    void refusesALeafThatATileCannotHold() {
        LogEntry entry = entry("x".repeat(70_000), null);

        assertThatIllegalArgumentException().isThrownBy(entry::leaf);
        int around = entry("", null).leaf().length;
        assertThat(entry("x".repeat(65_535 - around), null).leaf()).hasSize(65_535);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("x".repeat(65_536 - around), null).leaf());
    }

    private static LogEntry entry(String actorId, @Nullable String reason, Detail... details) {
        return new LogEntry(
                ID,
                Instant.parse("2026-11-20T01:02:03Z"),
                "customer-service",
                ActorType.STAFF,
                actorId,
                Set.of("team-lead", "relationship-manager"),
                null,
                null,
                "customer.reveal",
                "customer",
                "r",
                null,
                Outcome.ALLOWED,
                reason,
                null,
                List.of(details));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
