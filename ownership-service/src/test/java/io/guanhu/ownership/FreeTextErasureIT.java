package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.BEIJING_LEAD;
import static io.guanhu.ownership.OwnershipSteps.E1101;
import static io.guanhu.ownership.OwnershipSteps.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.erasure.ErasureExecution;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.JsonPathAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What happens to free texts about a customer when an erasure is ordered. */
@ServiceIT("ownership")
class FreeTextErasureIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WORDS = "Moves to Shanghai to live with her daughter";

    private final Database database;
    private final ErasureExecution execution;
    private final OwnershipSteps bank;

    @Autowired
    FreeTextErasureIT(Database database, ErasureExecution execution, WebTestClient client) {
        this.database = database;
        this.execution = execution;
        this.bank = new OwnershipSteps(client);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @Test
    void sealsTheWordsOfAReasonAndShowsThemToThoseWhoTakePart() throws SQLException {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        UUID transfer = proposeWithWords(customer);

        assertThat(storedText(customer)).doesNotContain(WORDS);
        shownText(transfer).isEqualTo(WORDS);
    }

    @Test
    void erasesTheWordsAndTheirKeyAndReadsBackNothing() throws SQLException {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        UUID transfer = proposeWithWords(customer);
        bank.assign(
                        BEIJING_LEAD,
                        customer,
                        "E1102",
                        "ASSISTANT",
                        Map.of("reason", Map.of("code", "OTHER", "text", WORDS)))
                .expectStatus()
                .isCreated();
        var order = order(customer, Set.of(DataCategory.INTERACTION, DataCategory.CONTACT), List.of());

        List<Finding> receipt = carryOut(order);

        assertThat(receipt)
                .extracting(Finding::store, Finding::action, Finding::removed, Finding::readBack)
                .contains(
                        tuple("postgresql:ownership.assignment.reason_text", Action.ERASED, 1),
                        tuple("postgresql:ownership.transfer_customer.reason_text", Action.ERASED, 1),
                        tuple("key:INTERACTION", Action.KEY_DESTROYED, 1),
                        tuple("key:CONTACT", Action.NOTHING_HELD, 0));
        assertThat(storedText(customer)).isEmpty();
        shownText(transfer).doesNotExist();
        assertThat(carryOut(order)).isNotEmpty().allMatch(finding -> finding.action() == Action.NOTHING_HELD);
    }

    /** Erasure ended a key, but new text may be written about a customer who remains one. */
    @Test
    void sealsNewWordsUnderANewKey() throws SQLException {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        UUID transfer = proposeWithWords(customer);
        var order = order(customer, Set.of(DataCategory.INTERACTION), List.of());
        carryOut(order);

        bank.assign(OPERATIONS, customer, "E1102", "PRIMARY", Map.of("reason", Map.of("code", "OTHER", "text", WORDS)))
                .expectStatus()
                .isCreated();

        assertThat(storedText(customer)).isNotEmpty();
        shownText(transfer).doesNotExist();
        assertThat(carryOut(order))
                .extracting(Finding::store, Finding::action, Finding::removed, Finding::readBack)
                .contains(tuple("key:INTERACTION", Action.KEY_DESTROYED, 1));
        assertThat(storedText(customer)).isEmpty();
    }

    @Test
    void takesRestrictedWordsOutOfReads() throws SQLException {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        UUID transfer = proposeWithWords(customer);

        List<Finding> receipt = carryOut(order(
                customer,
                Set.of(),
                List.of(new Restriction(DataCategory.INTERACTION, LocalDate.parse("2029-01-01"), "cn-pia"))));

        assertThat(receipt)
                .extracting(Finding::action, Finding::removed, Finding::readBack)
                .containsExactly(Tuple.tuple(Action.RESTRICTED, 1L, 0L));
        assertThat(storedText(customer)).isNotEmpty();
        shownText(transfer).doesNotExist();
    }

    private UUID proposeWithWords(UUID customer) {
        return bank.proposed(E1101, customer, "E2101", Map.of("reason", Map.of("code", "RELOCATION", "text", WORDS)));
    }

    private List<Finding> carryOut(ErasureOrdered order) {
        List<Finding> found = execution.carryOut(order).block(PATIENCE);
        assertThat(found).isNotNull();
        return found;
    }

    private static ErasureOrdered order(UUID customer, Set<DataCategory> erase, List<Restriction> restrict) {
        return ErasureOrdered.order(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        customer,
                        Clock.systemUTC().instant())
                .erase(erase)
                .restrict(restrict)
                .holders(Set.of("ownership-service"))
                .nonce("AAECAwQFBgcICQoLDA0ODw")
                .build();
    }

    private JsonPathAssertions shownText(UUID transfer) {
        return bank.as(E1101)
                .get()
                .uri("/api/transfers/{id}", transfer)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.reason.text");
    }

    /** Every sealed text of the customer, as the database holds it. */
    private String storedText(UUID customer) throws SQLException {
        try (var connection = database.connectAsApp();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select reason_text from transfer_customer
                        where customer_id = '%1$s' and reason_text is not null
                        union all
                        select reason_text from assignment
                        where customer_id = '%1$s' and reason_text is not null
                        """.formatted(customer))) {
            var found = new StringBuilder();
            while (rows.next()) {
                found.append(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1));
            }
            return found.toString();
        }
    }

    private static Tuple tuple(String store, Action action, long removed) {
        return Tuple.tuple(store, action, removed, 0L);
    }
}
