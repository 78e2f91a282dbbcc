package io.guanhu.privacy;

import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Privacy-service among its neighbours, and in a hurry. Tests of the same settings share it, one
 * after another; a test that breaks or fills it says {@code @ServiceIT("privacy")} itself.
 */
@ServiceIT(value = "privacy", shared = true)
abstract class PrivacyFixture {

    static final Tokens CLERK = Tokens.staff("E9001", "HQ", "operations");
    static final Tokens OFFICER = Tokens.staff("E9101", "HQ", "compliance-officer");
    static final Tokens OTHER_OFFICER = Tokens.staff("E9102", "HQ", "compliance-officer");

    static final Neighbours NEIGHBOURS = new Neighbours();
    static final Wire WIRE = new Wire();
    static final WitnessedLog LOG = new WitnessedLog();

    final WebTestClient http;
    final PrivacyClient client;
    final Rows rows;

    PrivacyFixture(WebTestClient http, Database database) {
        this.http = http;
        this.client = new PrivacyClient(http, WIRE, NEIGHBOURS);
        this.rows = new Rows(database);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        settings(NEIGHBOURS, LOG).forEach((name, value) -> registry.add(name, () -> value));
    }

    static Map<String, String> settings(Neighbours neighbours, WitnessedLog log) {
        Map<String, String> settings = new HashMap<>();
        settings.put("guanhu.services.customer-service.url", neighbours.url());
        settings.put("guanhu.services.audit-service.url", neighbours.url());
        settings.put("guanhu.privacy.log-policy", log.policyFile());
        settings.put("guanhu.privacy.cooling-off", "300ms");
        settings.put("guanhu.privacy.worker.interval", "100ms");
        settings.put("guanhu.privacy.worker.retry", "200ms");
        settings.put("guanhu.privacy.certificate-key", "target/certificate-keys-" + UUID.randomUUID() + ".json");
        return settings;
    }

    @BeforeEach
    void calendarsAreThere() {
        client.knowsWorkingDays();
    }
}
