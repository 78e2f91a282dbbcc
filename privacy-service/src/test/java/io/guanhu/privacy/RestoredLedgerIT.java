package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.testing.RestartableService;
import io.guanhu.testing.TestLedger;
import io.guanhu.testing.TestWitness;
import io.guanhu.testing.Tokens;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keeper's own database restored to a time before an erasure that is signed and anchored. */
class RestoredLedgerIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Tokens HOLDER = Tokens.service("customer-service");

    private final WitnessedLog log = new WitnessedLog();
    private final Neighbours neighbours = new Neighbours();
    private final Wire wire = new Wire();
    private final TestWitness witness = new TestWitness("w.example/ledger");
    private final RestartableService service;
    private UUID customer = UUID.randomUUID();
    private UUID request = customer;
    private Tokens subject = HOLDER;

    RestoredLedgerIT() {
        Map<String, String> settings = PrivacyFixture.settings(neighbours, log);
        settings.put("guanhu.erasure-ledger.witness-policy", witnessPolicy());
        service = new RestartableService("privacy", PrivacyApplication.class, settings);
    }

    private String witnessPolicy() {
        try {
            String log = "log " + TestLedger.create().verifierKey() + "\n";
            Path policy = Files.createTempFile(Path.of("target"), "ledger", ".policy");
            return Files.writeString(policy, log + witness.policyLine("first") + "quorum first\n")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Backed up while compliance decides; then the erasure is completed, and the backup is back.
     */
    @BeforeEach
    void isRestoredToBeforeAnErasure() {
        service.start();
        service.awaitReady();
        client().knowsWorkingDays();
        customer = client().formerCustomer();
        subject = Tokens.customer(customer);
        request = client().awaitingApproval(subject, customer, PrivacyClient.wish("\"CONTACT\",\"INTERACTION\""));
        neighbours.give("audit", log.answer(request.toString(), 2));
        service.stop();
        service.backUp();
        service.start();
        service.awaitReady();
        complete();
        service.awaitPosition(1);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> witness.seen().filter(note -> sizeOf(note) == 1).isPresent());
        service.stop();
        service.restore();
    }

    private static long sizeOf(SignedNote note) {
        return Checkpoint.parse(note.text()).size();
    }

    @AfterEach
    void stop() {
        service.close();
        neighbours.close();
        witness.close();
    }

    private PrivacyClient client() {
        return new PrivacyClient(service.http(), wire, neighbours);
    }

    private void complete() {
        client().post(PrivacyFixture.OFFICER.acr("2"), path(request, "/decision"), "{\"approve\":true}")
                .expectStatus()
                .isOk();
        ErasureOrdered order = wire.await(ErasureOrdered.class, customer.toString(), 1, each -> true)
                .getFirst();
        Others.receipts(wire, order);
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(service.count("certificate")).isOne());
    }

    @Test
    void getsTheLedgerBackFromKafkaThoughTheDirectoryIsLostToo() throws IOException {
        for (String file : List.of("entries", "checkpoint", "history")) {
            Files.delete(service.ledger().directory().resolve(file));
        }
        service.start();

        service.awaitReady();
        isEndedByTheLedger();
        // And the directory is unchanged.
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(service.ledger().directory().resolve("entries"))
                        .isNotEmptyFile());
    }

    /** Database, directory and topic are as before the erasure: only the witness knows about it. */
    @Test
    void servesAndPublishesNothingUntilTheEntriesAreBack() throws IOException {
        Path directory = service.ledger().directory();
        Path away = Files.createDirectory(directory.resolve("away"));
        List<String> files = List.of("entries", "checkpoint", "history");
        for (String file : files) {
            Files.move(directory.resolve(file), away.resolve(file));
        }
        service.set("guanhu.erasure-ledger.topic", "no.such.topic");
        service.start();

        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(service.health()).contains("entries-missing"));
        service.readiness().isEqualTo(503);
        client().get(subject, path(request, "")).expectStatus().isEqualTo(503);
        client().get(HOLDER, "/internal/erasure-ledger").expectStatus().isEqualTo(503);
        client().get(subject, "/api/privacy-requests/certificate-keys")
                .expectStatus()
                .isOk();
        assertThat(service.count("erasure_ledger")).isZero();

        for (String file : files) {
            Files.move(away.resolve(file), directory.resolve(file));
        }

        service.awaitReady();
        isEndedByTheLedger();
        client().get(HOLDER, "/internal/erasure-ledger").expectStatus().isOk();
    }

    private void isEndedByTheLedger() {
        client().get(subject, path(request, ""))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("PARTIALLY_COMPLETED")
                .jsonPath("$.ledgerPosition")
                .isEqualTo(1)
                .jsonPath("$.certificate")
                .isEqualTo(false)
                .jsonPath("$.history[-1:].actor")
                .isEqualTo("erasure-ledger");
        client().post(PrivacyFixture.OFFICER.acr("2"), path(request, "/decision"), "{\"approve\":true}")
                .expectStatus()
                .isEqualTo(409);
        client().get(PrivacyFixture.OFFICER, "/api/privacy-requests/restorations")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].requestId")
                .isEqualTo(request.toString())
                .jsonPath("$.items[0].foundState")
                .isEqualTo("AWAITING_APPROVAL");
        client().get(subject, "/api/privacy-requests/restorations")
                .expectStatus()
                .isForbidden();
        client().get(subject, path(request, "/certificate.jws"))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("certificate-not-found");
        assertThat(wire.await(ErasureOrdered.class, customer.toString(), 1, each -> true))
                .hasSize(1);
    }
}
