package io.guanhu.privacy.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.customer.KnownCustomers;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.NoTransactionException;

class AssessingTests {

    private final Memory memory = new Memory("privacy-service");
    private final KnownCustomers customers = new KnownCustomers();
    private final InMemoryLaw law = new InMemoryLaw(memory, customers);
    private final Assessing assessing = law.assessing();
    private final UUID customer = UUID.randomUUID();

    private Filing filing(Category... scope) {
        return Filings.own(customer, Memory.NOW, scope);
    }

    private Assessment preview(Filing filing) {
        return memory.get(assessing.preview(filing));
    }

    /** As commands do it: first the facts, then the law, in a transaction. */
    private Assessment assess(Filing filing) {
        return memory.get(customers
                .directory()
                .retentionFacts(customer)
                .flatMap(facts -> memory.transaction().transactional(assessing.assess(filing, facts))));
    }

    private static Consequence only(Assessment assessment) {
        assertThat(assessment.consequences()).hasSize(1);
        return assessment.consequences().getFirst();
    }

    @Test
    void previewsWhatTheLawOfTheDaySaysWithoutHoldingAnybodyOff() {
        customers.holding(customer, "MARKETING");

        assertThat(only(preview(filing(Category.MARKETING)))).returns(Verdict.ERASE, Consequence::verdict);

        assertThat(law.locks().taken()).isEmpty();
        assertThat(memory.transactions().begun()).isZero();
    }

    @Test
    void fixesTheSameVerdictWhileNoHoldCanBePlaced() {
        customers.holding(customer, "MARKETING");
        Filing filing = filing(Category.MARKETING);

        assertThat(assess(filing)).isEqualTo(preview(filing));

        assertThat(law.locks().taken()).containsExactly(customer);
    }

    @Test
    void keepsWhatAHoldKeeps() {
        customers.holding(customer, "MARKETING");
        law.hold(customer, Category.MARKETING);
        Filing filing = filing(Category.MARKETING);

        assertThat(only(preview(filing)).verdict()).isNotEqualTo(Verdict.ERASE);
        assertThat(only(assess(filing)).verdict()).isNotEqualTo(Verdict.ERASE);
    }

    @Test
    void seesAHoldThatIsPlacedBeforeTheCustomersLock() {
        customers.holding(customer, "MARKETING");
        law.locks().meanwhile(whom -> law.hold(whom, Category.MARKETING));

        assertThat(only(assess(filing(Category.MARKETING))).verdict()).isNotEqualTo(Verdict.ERASE);
    }

    @Test
    void judgesByTheDayWhereTheBankIs() {
        customers.restricted(customer, "2021-06-14", "CONTACT");
        Filing filing = filing(Category.CONTACT);
        LocalDate kept = only(preview(filing)).until();
        assertThat(kept).isNotNull();

        memory.clock().set(Instant.parse(kept + "T15:59:00Z"));
        assertThat(only(assess(released(filing))).verdict()).isEqualTo(Verdict.RESTRICT);
        memory.clock().set(Instant.parse(kept + "T16:01:00Z"));
        assertThat(only(assess(released(filing))).verdict()).isEqualTo(Verdict.ERASE);
    }

    private static Filing released(Filing earlier) {
        return earlier.released(
                UUID.randomUUID(), Set.of(Category.CONTACT), true, Memory.NOW, LocalDate.of(2026, 6, 15));
    }

    /** So that a request does not reveal whether there is an investigation. */
    @Test
    void erasesWhatAnInvestigationCouldHaveKeptOnlyOnTheServicesOwnAccord() {
        customers.restricted(customer, "1990-01-31", "CONTACT");
        Filing asked = filing(Category.CONTACT);

        assertThat(only(assess(asked)).verdict()).isEqualTo(Verdict.RESTRICT);
        assertThat(only(assess(released(asked))).verdict()).isEqualTo(Verdict.ERASE);
    }

    @Test
    void tellsWhatAnEarlierRequestLeftRestrictedAsItWasToldThen() {
        customers.restricted(customer, "1990-01-31", "CONTACT");
        LocalDate promised = LocalDate.of(2030, 1, 31);
        law.restricted(customer, Assessments.consequence(Category.CONTACT, Verdict.RESTRICT, promised));

        assertThat(only(assess(filing(Category.CONTACT))).until()).isEqualTo(promised);
    }

    @Test
    void refusesToAssessAnUnknownCustomer() {
        assertThat(memory.refusal(assessing.preview(filing(Category.CONTACT))).code())
                .isEqualTo("customer-not-found");
    }

    @Test
    void fixesNothingOutsideATransaction() {
        customers.holding(customer, "MARKETING");
        var facts = memory.get(customers.directory().retentionFacts(customer));

        assertThatThrownBy(() -> memory.run(assessing.assess(filing(Category.MARKETING), facts)))
                .isInstanceOf(NoTransactionException.class);
    }
}
