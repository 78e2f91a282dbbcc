package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.platform.contract.CustomerEvents.CensusListing;
import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import io.guanhu.platform.contract.CustomerEvents.CensusTaken;
import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.OwnershipEvents.CensusAsked;
import io.guanhu.platform.contract.OwnershipEvents.CustomersMissed;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.CensusOf;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Customers whom customer-service has and nobody here ever heard of, and the reverse. */
@ServiceIT("ownership")
class CensusIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BRANCH = "BJ/CHAOYANG/001";

    private final Database database;
    private final MeterRegistry meters;
    private final OwnershipSteps bank;

    @Autowired
    CensusIT(Database database, MeterRegistry meters, WebTestClient client) {
        this.database = database;
        this.meters = meters;
        this.bank = new OwnershipSteps(client);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Census(long there, long here, long differingParts, Instant asOf) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Coverage(
            long flaws,
            List<Map<String, Object>> first,
            @Nullable Census census) {}

    @Test
    void aCustomerWhoseNewsWasLostIsFoundListedAndAskedFor() throws SQLException {
        bank.customerArrives(BRANCH, "E1101");
        UUID lost = UUID.randomUUID();
        List<UUID> there = known();
        there.add(lost);

        CensusTaken taken = census(there);
        Census seen = compared(taken);
        assertThat(seen.there()).isEqualTo(there.size());
        assertThat(seen.here()).isEqualTo(there.size() - 1);
        assertThat(seen.differingParts()).isEqualTo(1);
        String prefix = CensusOf.prefixOf(lost, 2);
        assertThat(asked(taken)).containsExactly(prefix);

        // A part that is too large for a list is told in its own parts.
        answer(taken, within(there, prefix), 4);
        String smaller = CensusOf.prefixOf(lost, 4);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked(taken)).containsExactly(prefix, smaller));
        list(taken, smaller, within(there, smaller));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(flawsOf(lost)).containsExactly("UNHEARD"));
        assertThat(missed()).contains(lost);

        // Customer-service tells it again.
        bank.publish(new CustomerCreated(lost, BRANCH, null, "STAFF", past()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(flawsOf(lost)).isEmpty());
        assertThat(whyPooled(lost)).isEqualTo("HEARD_LATE");
        assertThat(compared(census(known())).differingParts()).isZero();
    }

    @Test
    void aCustomerWhomCustomerServiceDoesNotKnowIsFoundUntilItDoes() throws SQLException {
        UUID stranger = bank.customerArrives(BRANCH, "E1101");
        List<UUID> there = known();
        there.remove(stranger);
        String prefix = CensusOf.prefixOf(stranger, 2);
        CensusTaken taken = census(there);
        compared(taken);
        list(taken, prefix, within(there, prefix));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flawsOf(stranger)).containsExactly("UNKNOWN_TO_MASTER"));
        assertThat(missed()).doesNotContain(stranger);

        compared(census(known()));
        assertThat(flawsOf(stranger)).isEmpty();
    }

    /** Whoever left the bank, or was erased, is kept by their id on both sides. */
    @Test
    void whoLeftIsNoDifferenceAndNeitherIsWhoCameMeanwhile() throws SQLException {
        UUID left = bank.customerArrives(BRANCH, "E1101");
        bank.publish(new CustomerStatusChanged(
                left, "CLOSED", null, Clock.systemUTC().instant()));
        List<UUID> there = known();
        CensusTaken taken = census(there, past().minusSeconds(3600));
        // Everybody here came in the last hour, after the census.
        assertThat(compared(taken).here()).isZero();

        assertThat(compared(census(there)).differingParts()).isZero();
        assertThat(flawsOf(left)).isEmpty();
    }

    /** Found missing by a comparison that began before the news of them came. */
    @Test
    void whoArrivedMeanwhileIsNotCountedAsMissing() throws SQLException {
        UUID arrived = bank.customerArrives(BRANCH, "E1101");
        UUID lost = UUID.randomUUID();
        CensusTaken taken = census(known());
        compared(taken);
        execute("INSERT INTO census_difference VALUES ('%s', 'UNHEARD', 'none', now())".formatted(arrived));
        list(taken, CensusOf.prefixOf(lost, 12), List.of(lost));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(flawsOf(lost)).containsExactly("UNHEARD"));
        await().atMost(PATIENCE).until(() -> unheard() == 1);
        execute("DELETE FROM census_difference");
    }

    private double unheard() {
        return meters.get("guanhu.ownership.census.differences")
                .tag("kind", "UNHEARD")
                .gauge()
                .value();
    }

    private static Instant past() {
        return Clock.systemUTC().instant().minusSeconds(60);
    }

    private CensusTaken census(List<UUID> there) {
        return census(there, Clock.systemUTC().instant());
    }

    private CensusTaken census(List<UUID> there, Instant asOf) {
        List<UUID> counted = asOf.isBefore(past()) ? List.of() : there;
        CensusTaken taken = new CensusTaken(
                UUID.randomUUID(),
                asOf,
                new CensusOf(counted).parts(2),
                List.of(),
                Clock.systemUTC().instant());
        bank.publish(taken);
        return taken;
    }

    private void answer(CensusTaken census, List<UUID> ids, int digits) {
        publish(census, new CensusOf(ids).parts(digits), List.of());
    }

    private void list(CensusTaken census, String prefix, List<UUID> ids) {
        publish(census, List.of(), List.of(new CensusListing(prefix, ids)));
    }

    private void publish(CensusTaken census, List<CensusPart> parts, List<CensusListing> listings) {
        bank.publish(new CensusTaken(
                census.censusId(),
                census.asOf(),
                parts,
                listings,
                Clock.systemUTC().instant()));
    }

    private static List<UUID> within(List<UUID> ids, String prefix) {
        return ids.stream()
                .filter(id -> CensusOf.prefixOf(id, prefix.length()).equals(prefix))
                .toList();
    }

    private Census compared(CensusTaken taken) {
        execute("UPDATE census_result SET as_of = timestamptz '2000-01-01'");
        await().atMost(PATIENCE).until(() -> {
            Census census = coverage().census();
            return census != null
                    && Duration.between(census.asOf(), taken.asOf()).abs().toMillis() < 5;
        });
        return Objects.requireNonNull(coverage().census());
    }

    private Coverage coverage() {
        Coverage coverage = bank.as(OPERATIONS)
                .get()
                .uri("/api/assignments/coverage")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Coverage.class)
                .returnResult()
                .getResponseBody();
        assertThat(coverage).isNotNull();
        return coverage;
    }

    private List<String> flawsOf(UUID customer) {
        return coverage().first().stream()
                .filter(each -> customer.toString().equals(each.get("customerId")))
                .map(each -> String.valueOf(each.get("kind")))
                .toList();
    }

    private static List<String> asked(CensusTaken census) {
        return events(CensusAsked.class, census.censusId().toString()).stream()
                .flatMap(each -> each.prefixes().stream())
                .toList();
    }

    private static List<UUID> missed() {
        return events(CustomersMissed.class, "census").stream()
                .flatMap(each -> each.customerIds().stream())
                .toList();
    }

    private static <E extends Event> List<E> events(Class<E> type, String key) {
        return Topic.read(Topics.OWNERSHIP_EVENTS, PATIENCE).stream()
                .filter(each -> key.equals(each.key()))
                .map(each -> EventCodec.read(type, each.value().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private List<UUID> known() throws SQLException {
        List<UUID> known = new ArrayList<>();
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT customer_id FROM customer")) {
            while (rows.next()) {
                known.add(rows.getObject(1, UUID.class));
            }
        }
        return known;
    }

    private String whyPooled(UUID customer) throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.prepareStatement("SELECT why FROM pool_membership WHERE customer_id = ?")) {
            statement.setObject(1, customer);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }

    private void execute(String sql) {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
