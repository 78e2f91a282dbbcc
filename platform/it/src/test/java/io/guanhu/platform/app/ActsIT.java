package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** An act and its entry are in the database together, or neither is. */
@AppTest
class ActsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String employee = "E" + UUID.randomUUID();
    private final Tokens manager = Tokens.staff(employee, "HQ", "relationship-manager");
    private final UUID customer = UUID.randomUUID();
    private final String text = UUID.randomUUID().toString();
    private final KeyedRequests keyed;
    private final MeterRegistry meters;
    private final int port;

    ActsIT(
            @Autowired WebTestClient http,
            @Autowired DatabaseClient database,
            @Autowired MeterRegistry meters,
            @LocalServerPort int port) {
        this.keyed = new KeyedRequests(new Requests(http), database, customer);
        this.meters = meters;
        this.port = port;
    }

    @Test
    void commitsTheEffectAndTheEntry() {
        write(text, "commit", 200);

        assertThat(keyed.effects(text)).isOne();
        assertThat(Entries.of(employee, 1))
                .singleElement()
                .returns("act.write", AuditEntryRecorded::action)
                .returns(customer, AuditEntryRecorded::customerId)
                .returns(Outcome.ALLOWED, AuditEntryRecorded::outcome);
    }

    @Test
    void entersARefusalOnceItsEffectIsRolledBack() {
        write(text, "refuse", 409);

        assertThat(keyed.effects(text)).isZero();
        assertThat(Entries.of(employee, 1))
                .singleElement()
                .returns("act.write", AuditEntryRecorded::action)
                .returns(customer, AuditEntryRecorded::customerId)
                .returns(Outcome.REFUSED, AuditEntryRecorded::outcome)
                .returns("refused", AuditEntryRecorded::reason);
    }

    /** Each is worth an entry, because the use case knows what was attempted. */
    @Test
    void entersEachRefusalOfTheSameAct() {
        write(text, "refuse", 409);
        write(text, "refuse", 409);

        assertThat(Entries.of(employee, 2))
                .extracting(AuditEntryRecorded::reason)
                .containsExactly("refused", "refused");
    }

    @Test
    void leavesNothingOfAnActThatBreaks() {
        write(text, "break", 500);

        assertThat(keyed.effects(text)).isZero();
        assertThat(entriesOnceALaterActHasOne()).containsExactly(Outcome.ALLOWED);
    }

    @Test
    void leavesNothingOfAnActWhoseCallerHangsUp() {
        ActController.WAITING.set(false);
        CompletableFuture<?> call = HttpClient.newHttpClient().sendAsync(waiting(), BodyHandlers.discarding());
        Awaitility.await().atMost(PATIENCE).untilTrue(ActController.WAITING);

        call.cancel(true);

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                meters.get("r2dbc.pool.acquired").gauge().value())
                        .isZero());
        assertThat(keyed.effects(text)).isZero();
        assertThat(entriesOnceALaterActHasOne()).containsExactly(Outcome.ALLOWED);
    }

    /** Entries of one service arrive in their order, so an earlier one would be there too. */
    private List<Outcome> entriesOnceALaterActHasOne() {
        write("later", "commit", 200);
        return Entries.of(employee, 1).stream().map(AuditEntryRecorded::outcome).toList();
    }

    private void write(String written, String then, int status) {
        keyed.requests()
                .post("/api/customers/" + customer + "/acts", manager, body(written, then))
                .expectStatus()
                .isEqualTo(status);
    }

    private static String body(String written, String then) {
        return "{\"text\":\"" + written + "\",\"then\":\"" + then + "\"}";
    }

    private HttpRequest waiting() {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/customers/" + customer + "/acts"))
                .header("Authorization", manager.bearer())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(text, "wait")))
                .build();
    }
}
