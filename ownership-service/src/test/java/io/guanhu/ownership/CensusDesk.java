package io.guanhu.ownership;

import static org.awaitility.Awaitility.await;

import io.guanhu.platform.contract.CustomerEvents.CensusListing;
import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import io.guanhu.platform.contract.CustomerEvents.CensusTaken;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.OwnershipEvents.CensusAsked;
import io.guanhu.platform.contract.OwnershipEvents.CustomersMissed;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.CensusOf;
import io.guanhu.testing.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Customer-service's census and its answers, and what the service makes of them. */
final class CensusDesk {

    static final String BRANCH = "BJ/CHAOYANG/001";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OwnershipSteps bank;
    private final Rows rows;
    private final MeterRegistry meters;

    CensusDesk(OwnershipSteps bank, Rows rows, MeterRegistry meters) {
        this.bank = bank;
        this.rows = rows;
        this.meters = meters;
    }

    static Instant past() {
        return Clock.systemUTC().instant().minusSeconds(60);
    }

    List<UUID> known() {
        return new ArrayList<>(rows.texts("select customer_id from customer").stream()
                .map(UUID::fromString)
                .toList());
    }

    CensusTaken census(List<UUID> there) {
        return census(there, Clock.systemUTC().instant());
    }

    CensusTaken census(List<UUID> there, Instant asOf) {
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

    void answer(CensusTaken census, List<UUID> ids, int digits) {
        publish(census, new CensusOf(ids).parts(digits), List.of());
    }

    void list(CensusTaken census, String prefix, List<UUID> ids) {
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

    static List<UUID> within(List<UUID> ids, String prefix) {
        return ids.stream()
                .filter(id -> CensusOf.prefixOf(id, prefix.length()).equals(prefix))
                .toList();
    }

    OwnershipSteps.Census compared(CensusTaken taken) {
        rows.execute("update census_result set as_of = timestamptz '2000-01-01'");
        await().atMost(PATIENCE).until(() -> {
            OwnershipSteps.Census census = bank.coverage().census();
            return census != null
                    && Duration.between(census.asOf(), taken.asOf()).abs().toMillis() < 5;
        });
        return Objects.requireNonNull(bank.coverage().census());
    }

    double unheard() {
        return meters.get("guanhu.ownership.census.differences")
                .tag("kind", "UNHEARD")
                .gauge()
                .value();
    }

    static List<String> asked(CensusTaken census) {
        return events(CensusAsked.class, census.censusId().toString()).stream()
                .flatMap(each -> each.prefixes().stream())
                .toList();
    }

    static List<UUID> missed() {
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
}
