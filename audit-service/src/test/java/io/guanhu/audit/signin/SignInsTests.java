package io.guanhu.audit.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.platform.client.InMemoryServices;
import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.testing.Memory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How the realm's events are recorded. */
class SignInsTests {

    private static final Duration REST = Duration.ofSeconds(10);
    private static final Instant AT = Memory.NOW.minusSeconds(60);

    private final Memory memory = new Memory("audit-service");
    private final InMemoryServices services = new InMemoryServices("keycloak");
    private final InMemorySignInStore store = new InMemorySignInStore(memory);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UUID id = UUID.randomUUID();
    private final SignIns signIns = new SignIns(
            new Realm(services.clients().to("keycloak")),
            store,
            memory.outbox(),
            memory.transaction(),
            "audit-service",
            REST,
            memory.clock(),
            meters);

    private void realmHas(String... events) {
        services.answering("/keycloak/events", "[" + String.join(",", events) + "]");
    }

    private static String event(UUID id, Instant at, String type, String others) {
        return "{\"id\":\"%s\",\"time\":%d,\"type\":\"%s\"%s}".formatted(id, at.toEpochMilli(), type, others);
    }

    private void round() {
        assertThat(memory.get(signIns.round())).isEqualTo(REST);
    }

    private double behind() {
        return meters.get("guanhu.audit.sign.ins.behind.seconds").gauge().value();
    }

    @Test
    void entersWhoSignedIn() {
        services.answering(
                "/keycloak/users/u1",
                "{\"id\":\"u1\",\"attributes\":{\"employee_id\":[\"E1101\"],\"branch\":[\"BJ/CHAOYANG\"]}}");
        realmHas(event(id, AT, "LOGIN", ",\"clientId\":\"console\",\"userId\":\"u1\""));

        round();

        assertThat(memory.entries())
                .singleElement()
                .returns(id, AuditEntryRecorded::entryId)
                .returns(AT, AuditEntryRecorded::at)
                .returns("session.sign-in", AuditEntryRecorded::action)
                .returns(ActorType.STAFF, AuditEntryRecorded::actorType)
                .returns("E1101", AuditEntryRecorded::actorId)
                .returns("BJ/CHAOYANG", AuditEntryRecorded::actorBranch)
                .returns("console", AuditEntryRecorded::resourceId)
                .returns(Outcome.ALLOWED, AuditEntryRecorded::outcome)
                .returns(null, AuditEntryRecorded::reason);
    }

    @Test
    void entersACustomerAsTheOneConcerned() {
        UUID customer = UUID.randomUUID();
        services.answering(
                "/keycloak/users/u1", "{\"id\":\"u1\",\"attributes\":{\"customer_id\":[\"" + customer + "\"]}}");
        realmHas(event(id, AT, "LOGOUT", ",\"clientId\":\"app\",\"userId\":\"u1\""));

        round();

        assertThat(memory.entries())
                .singleElement()
                .returns("session.sign-out", AuditEntryRecorded::action)
                .returns(ActorType.CUSTOMER, AuditEntryRecorded::actorType)
                .returns(customer, AuditEntryRecorded::customerId);
    }

    @Test
    void entersARefusedAttemptOfSomebodyUnknown() {
        realmHas(event(id, AT, "LOGIN_ERROR", ",\"clientId\":\"console\",\"error\":\"user_not_found\""));

        round();

        assertThat(memory.entries())
                .singleElement()
                .returns(ActorType.ANONYMOUS, AuditEntryRecorded::actorType)
                .returns("unknown", AuditEntryRecorded::actorId)
                .returns(Outcome.REFUSED, AuditEntryRecorded::outcome)
                .returns("user_not_found", AuditEntryRecorded::reason);
    }

    @Test
    void entersAnAccountThatNoLongerExistsByItsId() {
        realmHas(event(id, AT, "LOGIN", ",\"clientId\":\"console\",\"userId\":\"u9\""));

        round();

        assertThat(memory.entries()).singleElement().returns("account-u9", AuditEntryRecorded::actorId);
    }

    @Test
    void entersAMachineWithoutAskingWhoItIs() {
        realmHas(event(id, AT, "CLIENT_LOGIN", ",\"clientId\":\"privacy-service\",\"userId\":\"u2\""));

        round();

        assertThat(memory.entries())
                .singleElement()
                .returns(ActorType.SERVICE, AuditEntryRecorded::actorType)
                .returns("privacy-service", AuditEntryRecorded::actorId);
        assertThat(services.asked()).hasSize(1);
    }

    @Test
    void entersAnEventOnceHoweverOftenItIsRead() {
        realmHas(event(id, AT, "LOGIN_ERROR", ""));
        round();

        realmHas(event(id, AT, "LOGIN_ERROR", ""), event(UUID.randomUUID(), AT.plusSeconds(1), "LOGIN_ERROR", ""));
        round();

        assertThat(memory.entries()).hasSize(2);
    }

    /** Keycloak commits events out of order. */
    @Test
    void readsAgainFromShortlyBeforeTheLatest() {
        realmHas(event(id, AT, "LOGIN_ERROR", ""));
        round();
        round();

        assertThat(services.asked().getFirst()).contains("dateFrom=0&");
        assertThat(services.asked().getLast())
                .contains("dateFrom=" + AT.minus(Duration.ofMinutes(5)).toEpochMilli() + "&");
    }

    @Test
    void remembersEventsForAsLongAsTheyMayBeReadAgain() {
        realmHas(
                event(id, AT.minus(Duration.ofHours(2)), "LOGIN_ERROR", ""), event(UUID.randomUUID(), AT, "LOGIN", ""));

        round();

        assertThat(store.size()).isOne();
    }

    @Test
    void fallsBehindWhileTheRealmDoesNotAnswer() {
        memory.clock().pass(Duration.ofSeconds(70));

        assertThatIllegalStateException().isThrownBy(() -> memory.run(signIns.round()));
        assertThat(behind()).isEqualTo(70);

        realmHas(event(id, AT, "LOGIN_ERROR", ""));
        round();
        assertThat(behind()).isZero();
        assertThat(memory.entries()).hasSize(1);
    }
}
