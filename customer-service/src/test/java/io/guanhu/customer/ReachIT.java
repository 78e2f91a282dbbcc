package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentEnded;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentStarted;
import io.guanhu.platform.contract.OwnershipEvents.Role;
import io.guanhu.testing.ReachMatrix;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who reaches whom, from which instant on, and what others learn. */
@ServiceIT("customer")
class ReachIT {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final int MOVES = 10;

    private final Bank bank;
    private final int port;

    @Autowired
    ReachIT(WebTestClient client, @LocalServerPort int port) {
        this.bank = new Bank(client);
        this.port = port;
    }

    private record Stay(UUID assignment, String manager) {}

    /** A customer moves from one owner to the other, as ownership-service announces it after its commit. */
    private Stay moves(UUID customer, Stay from, String to, String branch) {
        Instant now = Bank.clock().instant();
        Stay next = new Stay(UUID.randomUUID(), to);
        bank.publish(
                new AssignmentEnded(from.assignment(), customer, Role.PRIMARY, from.manager(), now, now),
                AssignmentStarted.assignment(next.assignment(), customer, now)
                        .role(Role.PRIMARY)
                        .manager(to)
                        .branch(branch)
                        .from(now)
                        .build());
        return next;
    }

    private int status(Tokens by, UUID customer) {
        return bank.read(by, customer).returnResult(Void.class).getStatus().value();
    }

    /** Measured from the commit of the outbox row, by Kafka, to the answer of the next request. */
    @Test
    void aChangeOfOwnershipIsAnsweredWithinASecond() {
        UUID customer = bank.created(Person.somebody());
        Stay stay = moves(customer, new Stay(UUID.randomUUID(), "E1101"), "E2101", "SH/PUDONG/001");
        await().atMost(PATIENCE).until(() -> status(E2101, customer) == 200);
        for (int move = 0; move < MOVES; move++) {
            boolean home = move % 2 == 0;
            Tokens gains = home ? E1101 : E2101;
            Tokens loses = home ? E2101 : E1101;
            stay = home
                    ? moves(customer, stay, "E1101", "BJ/CHAOYANG/001")
                    : moves(customer, stay, "E2101", "SH/PUDONG/001");
            await("move " + move)
                    .pollInterval(Duration.ofMillis(10))
                    .atMost(A_SECOND)
                    .until(() -> status(gains, customer) == 200 && status(loses, customer) == 404);
        }
    }

    @Test
    void theEtagTellsAnotherOwnerAndSparesWhatIsKnown() {
        UUID customer = bank.created(Person.somebody());
        String before = etag(customer);
        Stay first = moves(customer, new Stay(UUID.randomUUID(), "E1101"), "E1101", "BJ/CHAOYANG/001");
        await().atMost(PATIENCE).until(() -> !etag(customer).equals(before));
        String owned = etag(customer);
        moves(customer, first, "E2101", "SH/PUDONG/001");
        await().atMost(PATIENCE).until(() -> !etag(customer).equals(owned));
        String moved = etag(customer);
        known(customer, moved).expectStatus().isNotModified().expectBody().isEmpty();
        known(customer, owned).expectStatus().isOk();
        bank.as(OPERATIONS)
                .post()
                .uri("/api/customers/{id}/changes", customer)
                .header(HttpHeaders.IF_MATCH, moved)
                .bodyValue(Map.of("patch", Map.of("email", "neu@example.com"), "reason", Map.of("code", "CORRECTION")))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private String etag(UUID customer) {
        String etag = bank.read(OPERATIONS, customer)
                .expectStatus()
                .isOk()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag();
        assertThat(etag).startsWith("\"1");
        return Objects.requireNonNull(etag);
    }

    private WebTestClient.ResponseSpec known(UUID customer, String etag) {
        return bank.as(OPERATIONS)
                .get()
                .uri("/api/customers/{id}", customer)
                .header(HttpHeaders.IF_NONE_MATCH, etag)
                .exchange();
    }

    /** A key must not bring back, unaudited, what its user no longer reaches. */
    @Test
    void whatWasRevealedOnceIsNotReplayed() {
        Person person = Person.somebody();
        UUID customer = bank.created(person);
        String key = UUID.randomUUID().toString();
        revealedWith(key, customer)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.fields.phone")
                .isEqualTo("+86" + person.phone());
        moves(customer, new Stay(UUID.randomUUID(), "E1101"), "E2101", "SH/PUDONG/001");
        await().atMost(PATIENCE).until(() -> status(E1101, customer) == 404);
        revealedWith(key, customer).expectStatus().isNotFound();
    }

    private WebTestClient.ResponseSpec revealedWith(String key, UUID customer) {
        return bank.as(E1101)
                .post()
                .uri("/api/customers/{id}/reveal", customer)
                .header("Idempotency-Key", key)
                .bodyValue(Map.of("fields", List.of("phone"), "purpose", "CALL_CUSTOMER"))
                .exchange();
    }

    /** Every operation on a customer × every role, within and out of reach. */
    @Test
    void everybodyReachesWhomTheTableSays() {
        ReachMatrix matrix = new ReachMatrix(port, new CustomerScenes(bank));
        assertThat(matrix.faults()).isEmpty();
        assertThat(matrix.visited())
                .contains(
                        "GET /api/customers/{id}",
                        "POST /api/customers/{id}/reveal",
                        "POST /api/customers/{id}/changes/{change}/confirmation",
                        "GET /api/changes/to-decide");
    }
}
