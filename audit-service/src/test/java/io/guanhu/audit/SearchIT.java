package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.AUDITOR;
import static io.guanhu.audit.AuditSteps.reveal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.testing.Database;
import io.guanhu.testing.Refusal;
import io.guanhu.testing.ServiceIT;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What searches find, and that they show only what is in the log. */
@ServiceIT(value = "audit", shared = true)
class SearchIT extends AuditFixture {

    private final MeterRegistry meters;

    @Autowired
    SearchIT(WebTestClient client, Database database, MeterRegistry meters) {
        super(client, database);
        this.meters = meters;
    }

    @ParameterizedTest
    @CsvSource({
        "outcome=ALLOWED, 3",
        "outcome=REFUSED, 0",
        "reason=CALL_CUSTOMER, 3",
        "reason=OTHER, 0",
        "traceId=0af7651916cd43dd8448eb211c80319c, 3",
        "traceId=0af7651916cd43dd8448eb211c80319d, 0",
        "branch=BJ/CHAOYANG/001, 3",
        "branch=BJ, 0",
        "service=customer-service, 3",
        "service=gateway, 0",
        "role=relationship-manager, 3",
        "role=auditor, 0",
        "outcome=ALLOWED&role=relationship-manager, 3"
    })
    void filtersByEverythingThatItShows(String filter, int count) {
        UUID customer = UUID.randomUUID();
        audit.publish(reveal(customer, "E1"), reveal(customer, "E2"), reveal(customer, "E3"));

        List<?> items = (List<?>) audit.read("/api/audit/entries?resource=customer:" + customer + "&" + filter)
                .get("items");

        assertThat(items).hasSize(count);
        if (count > 0) {
            Map<?, ?> newest = (Map<?, ?>) items.getFirst();
            assertThat(AuditSteps.object(newest.get("actor")))
                    .containsEntry("id", "E3")
                    .containsEntry("branch", "BJ/CHAOYANG/001")
                    .containsEntry("roles", List.of("relationship-manager"));
            assertThat(newest.get("traceId")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        }
    }

    private double alerts() {
        return meters.counter("guanhu.audit.alerts").count();
    }

    @Test
    void pagesThroughEntriesOfOneMoment() {
        UUID customer = UUID.randomUUID();
        List<UUID> published = audit.publish(
                IntStream.range(0, 25).mapToObj(i -> reveal(customer, "E1")).toArray(AuditEntryRecorded[]::new));
        String search = "/api/audit/entries?limit=10&action=customer.reveal&resource=customer:" + customer;

        Map<String, Object> first = audit.read(search);
        Map<String, Object> second = audit.read(search + "&cursor={c}", next(first));
        Map<String, Object> third = audit.read(search + "&cursor={c}", next(second));

        assertThat(ids(first)).hasSize(10).isSubsetOf(strings(published));
        assertThat(ids(second)).hasSize(10).doesNotContainAnyElementsOf(ids(first));
        assertThat(ids(third)).hasSize(5).doesNotContainAnyElementsOf(ids(second));
        assertThat(third.get("next")).isNull();
    }

    private static Object next(Map<String, Object> page) {
        return Objects.requireNonNull(page.get("next"));
    }

    private static List<String> strings(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private static List<String> ids(Map<String, Object> page) {
        return ((List<?>) Objects.requireNonNull(page.get("items")))
                .stream()
                        .map(item -> String.valueOf(((Map<?, ?>) item).get("id")))
                        .toList();
    }

    /** Somebody with every right on the database lets the search show what is not in the log. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update entry_index set actor_id = 'E1666' where leaf_index = %d",
                "update entry_index set outcome = 'REFUSED' where leaf_index = %d",
                "update entry_index set at = at - interval '1 day' where leaf_index = %d",
                "update leaf set entry = convert_to(replace(convert_from(entry, 'UTF8'), 'E1',"
                        + " 'E2'), 'UTF8') where leaf_index = %d",
                "delete from leaf where leaf_index = %d",
                "update tile set hashes = overlay(hashes placing '\\x0000' from 1) where level = 0"
                        + " and tile_index = %d / 256"
            })
    void showsNothingThatIsNotInTheLog(String tampering) {
        UUID customer = UUID.randomUUID();
        UUID entry = audit.publish(reveal(customer, "E1")).getFirst();
        String index = superuser.text("select leaf_index from leaf where entry_id = '" + entry + "'");
        String search = "/api/audit/entries?action=customer.reveal&resource=customer:" + customer;
        assertThat(ids(audit.read(search))).containsExactly(entry.toString());
        // Reading the log adds to it: only now nothing is added any more.
        superuser.backUp("right");
        double alerts = alerts();

        superuser.run(tampering.formatted(Long.parseLong(index)));
        try {
            for (String path : List.of(search, "/api/audit/entries/" + entry)) {
                Refusal.refused(audit.get(path, AUDITOR), 503, "audit-log-broken");
            }
            assertThat(alerts()).isGreaterThan(alerts);
        } finally {
            superuser.restore("right");
            superuser.forget("right");
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(ids(audit.read(search))).containsExactly(entry.toString()));
    }

    @Test
    void showsNoEntryThatWasInsertedBesideTheLog() {
        UUID customer = UUID.randomUUID();
        audit.publish(reveal(customer, "E1"));
        superuser.backUp("right");
        superuser.run("""
                insert into entry_index (leaf_index, entry_id, at, service, actor_type, actor_id,
                    action, resource_type, resource_id, customer_id, outcome)
                select -1, gen_random_uuid(), at, service, actor_type, 'E1666', action,
                    resource_type, resource_id, customer_id, outcome
                from entry_index where customer_id = '%s' and action = 'customer.reveal'
                """.formatted(customer));
        try {
            audit.get("/api/audit/entries?action=customer.reveal&resource=customer:" + customer, AUDITOR)
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("audit-log-broken");
        } finally {
            superuser.restore("right");
            superuser.forget("right");
        }
    }
}
