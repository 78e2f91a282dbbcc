package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A hold is either seen by the order, or its officer learns that it came too late. */
@ServiceIT("privacy")
class HoldRaceIT {

    private static final Neighbours NEIGHBOURS = new Neighbours();
    private static final Wire WIRE = new Wire();
    private static final Tokens OFFICER = Tokens.staff("E9101", "HQ", "compliance-officer");

    private final PrivacyClient client;
    private final Database database;

    @Autowired
    HoldRaceIT(WebTestClient http, Database database) {
        this.database = database;
        this.client = new PrivacyClient(http, WIRE, NEIGHBOURS);
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("guanhu.services.customer-service.url", NEIGHBOURS::url);
        registry.add("guanhu.services.audit-service.url", NEIGHBOURS::url);
        registry.add("guanhu.privacy.cooling-off", () -> "100ms");
        registry.add("guanhu.privacy.worker.interval", () -> "5ms");
        registry.add("guanhu.privacy.worker.retry", () -> "200ms");
        registry.add("guanhu.privacy.certificate-key", () -> "target/certificate-keys-" + UUID.randomUUID() + ".json");
    }

    @BeforeEach
    void calendarsAreThere() {
        client.knowsWorkingDays();
    }

    @AfterAll
    static void stop() {
        NEIGHBOURS.close();
    }

    record Opened(UUID id, boolean tooLate) {}

    @RepeatedTest(8)
    void ignoresNoHold() throws Exception {
        UUID customer = client.formerCustomer();
        UUID request = client.awaitingApproval(Tokens.customer(customer), customer, wish("\"MARKETING\""));
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> approval =
                    people.submit(() -> client.post(OFFICER.acr("2"), path(request, "/decision"), "{\"approve\":true}")
                            .expectStatus()
                            .isOk()
                            .expectBody());
            boolean tooLate = people.submit(() -> hold(customer)).get().tooLate();
            approval.get();
            var order = WIRE.await(ErasureOrdered.class, customer.toString(), 1, each -> true)
                    .getFirst();
            assertThat(order.erase().isEmpty()).isEqualTo(!tooLate);
        }
    }

    /** Otherwise they would keep for a day what nothing requires any more. */
    @Test
    void isNotLiftedWhileSomebodyAsksTheLaw() throws Exception {
        UUID customer = client.formerCustomer();
        UUID hold = hold(customer).id();
        try (Connection asking = database.connectAsOwner();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            asking.setAutoCommit(false);
            locks(asking, customer);
            Future<?> lifted = people.submit(() -> client.post(OFFICER, "/api/legal-holds/" + hold + "/closure", "{}")
                    .expectStatus()
                    .isOk()
                    .expectBody());
            assertThatThrownBy(() -> lifted.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            asking.commit();
            lifted.get(10, TimeUnit.SECONDS);
        }
    }

    /** As the service locks a customer before it applies the law. */
    private static void locks(Connection asking, UUID customer) throws SQLException {
        try (PreparedStatement lock =
                asking.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, x'6C6177'::bigint))")) {
            lock.setString(1, customer.toString());
            lock.execute();
        }
    }

    private Opened hold(UUID customer) {
        var opened = client.post(OFFICER, "/api/legal-holds", """
                {"customerId":"%s","categories":["MARKETING"],"ground":"AUTHORITY_ORDER",
                 "reference":"case 17","citation":"some order"}
                """.formatted(customer))
                .expectStatus()
                .isCreated()
                .expectBody(Opened.class)
                .returnResult()
                .getResponseBody();
        assertThat(opened).isNotNull();
        return opened;
    }
}
