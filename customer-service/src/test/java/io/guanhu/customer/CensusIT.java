package io.guanhu.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.CustomerEvents.CensusListing;
import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import io.guanhu.platform.contract.CustomerEvents.CensusTaken;
import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.OwnershipEvents.CensusAsked;
import io.guanhu.platform.contract.OwnershipEvents.CustomersMissed;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.CensusOf;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Topic;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What customer-service tells ownership-service about the number of customers, and their ids. */
@ServiceIT("customer")
@TestPropertySource(properties = {"guanhu.customer.census.interval=1s", "guanhu.customer.census.settling=0s"})
class CensusIT {

    private final Database database;
    private final Bank bank;

    @Autowired
    CensusIT(Database database, WebTestClient client) {
        this.database = database;
        this.bank = new Bank(client);
    }

    /** Erased customers are counted too: their id stays here and at ownership-service. */
    @Test
    void countsEveryoneIncludingTheErasedAndAnnouncesMissedCustomersAgain() {
        UUID erased = bank.created(Person.somebody());
        new Erasures(bank).erase(erased, DataCategory.values());
        UUID living = bank.created(Person.somebody());
        List<CensusPart> expected = new CensusOf(List.of(erased, living)).parts(2);
        await().atMost(Bank.PATIENCE)
                .untilAsserted(() -> assertThat(taken())
                        .filteredOn(each -> each.listings().isEmpty())
                        .extracting(CensusTaken::parts)
                        .contains(expected));

        UUID census = UUID.randomUUID();
        // Later than any census taken meanwhile, which would end the questions of older ones.
        Instant asOf = Bank.clock().instant().plus(Duration.ofHours(1));
        String prefix = CensusOf.prefixOf(living, 2);
        String nobodys = prefix.equals("00") ? "01" : "00";
        bank.publish(new CensusAsked(census, asOf, List.of(prefix, nobodys), asOf));
        await().atMost(Bank.PATIENCE)
                .untilAsserted(() -> assertThat(taken())
                        .filteredOn(each -> each.censusId().equals(census))
                        .flatExtracting(CensusTaken::listings)
                        .anyMatch(each -> lists(each, prefix, living))
                        .extracting(CensusListing::prefix)
                        .containsExactlyInAnyOrder(prefix, nobodys));

        assertThat(created(living)).hasSize(1);
        bank.publish(new CustomersMissed(List.of(living, UUID.randomUUID()), asOf));
        await().atMost(Bank.PATIENCE)
                .untilAsserted(() -> assertThat(created(living)).hasSize(2));
        CustomerCreated first = created(living).getFirst();
        assertThat(created(living).getLast())
                .isEqualTo(new CustomerCreated(
                        living,
                        first.branch(),
                        null,
                        first.origin(),
                        created(living).getLast().at()));
    }

    /** One question is answered per round; those of an older census no longer count. */
    @Test
    void questionsAboutAnOlderCensusEndWithTheNext() throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into census_question (census, as_of, prefixes)
                    select uuidv7(), now() - interval '1 hour', array['00']
                    from generate_series(1, 60)
                    """);
            await().atMost(Bank.PATIENCE).until(() -> questions(statement) == 0);
        }
    }

    private static long questions(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select count(*) from census_question")) {
            return rows.next() ? rows.getLong(1) : -1;
        }
    }

    private static boolean lists(CensusListing listing, String prefix, UUID id) {
        return listing.prefix().equals(prefix) && listing.ids().contains(id);
    }

    private static List<CensusTaken> taken() {
        return Topic.read(Topics.CUSTOMER_EVENTS, Bank.PATIENCE).stream()
                .filter(each -> each.value().contains("\"listings\""))
                .map(each -> EventCodec.read(CensusTaken.class, bytes(each.value())))
                .toList();
    }

    private static List<CustomerCreated> created(UUID customer) {
        return Topic.read(Topics.CUSTOMER_EVENTS, customer.toString(), Bank.PATIENCE).stream()
                .filter(each -> each.value().contains("\"origin\""))
                .map(each -> EventCodec.read(CustomerCreated.class, bytes(each.value())))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
