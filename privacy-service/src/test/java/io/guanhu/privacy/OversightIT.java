package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The metrics on which alarms can be set. */
@ServiceIT("privacy")
@TestPropertySource(properties = {"guanhu.privacy.oversight-interval=100ms", "guanhu.privacy.holder-deadline=1s"})
class OversightIT extends PrivacyFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database;
    private final String prometheus;

    @Autowired
    OversightIT(WebTestClient http, Database database, @LocalManagementPort int management) {
        super(http, database);
        this.database = database;
        this.prometheus = "http://localhost:" + management + "/actuator/prometheus";
    }

    @Test
    void tellsWhatWaitsWhatIsLateAndWhoHasNotAnswered() throws SQLException {
        awaitGauge("requests", "state=\"SUBMITTED\"", 0);
        UUID waiting = client.formerCustomer();
        client.submit(Tokens.customer(waiting), wish("\"CONTACT\""));
        awaitGauge("requests", "state=\"SUBMITTED\"", 1);
        awaitGauge("requests_overdue", "", 0);
        awaitGauge("executing_oldest_seconds", "", 0);

        UUID customer = client.formerCustomer();
        Tokens subject = Tokens.customer(customer);
        UUID request = client.awaitingApproval(subject, customer, wish("\"CONTACT\""));
        client.post(OFFICER.acr("2"), path(request, "/decision"), "{\"approve\":true}")
                .expectStatus()
                .isOk();
        var order = WIRE.await(ErasureOrdered.class, customer.toString(), 1, each -> true)
                .getFirst();
        awaitGauge("requests", "state=\"EXECUTING\"", 1);
        awaitGauge("holder_unanswered", "holder=\"audit-service\"", 1);
        awaitGauge("holder_unanswered", "holder=\"customer-service\"", 1);
        assertThat(gauge("executing_oldest_seconds", "")).isBetween(0.9, 120.0);

        WIRE.send(Receipting.of(
                order,
                "audit-service",
                List.of(new Finding("postgresql:test", DataCategory.CONTACT, Action.NOTHING_HELD, 0, 0))));
        awaitGauge("holder_unanswered", "holder=\"audit-service\"", 0);
        awaitGauge("holder_unanswered", "holder=\"customer-service\"", 1);

        run("update privacy_request set deadline = '2020-01-01' where id = '" + request + "'");
        awaitGauge("requests_overdue", "", 1);
        assertThat(scraped().lines().filter(line -> line.contains("guanhu_privacy")))
                .noneMatch(line -> line.contains(customer.toString()))
                .noneMatch(line -> line.contains(request.toString()));
    }

    @Test
    void tellsThatItDoesNotKnowWhenItCannotAsk() throws SQLException {
        Awaitility.await().atMost(PATIENCE).until(() -> gauge("requests_overdue", "") >= 0);
        run("alter table request_history rename to elsewhere");
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> Double.isNaN(gauge("requests_overdue", "")));
        } finally {
            run("alter table elsewhere rename to request_history");
        }
        Awaitility.await().atMost(PATIENCE).until(() -> gauge("requests_overdue", "") >= 0);
    }

    private void awaitGauge(String name, String tag, double value) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gauge(name, tag)).isEqualTo(value));
    }

    private double gauge(String name, String tag) {
        return scraped()
                .lines()
                .filter(line -> line.startsWith("guanhu_privacy_" + name + "{"))
                .filter(line -> line.contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No gauge " + name + " " + tag));
    }

    private String scraped() {
        String metrics = http.get()
                .uri(prometheus)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(metrics).isNotNull();
        return metrics;
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
