package io.guanhu.privacy.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Race;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.law.HoldGround;
import io.guanhu.privacy.model.law.LegalHold;
import io.guanhu.privacy.model.lifecycle.Ended;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.State;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class OwnFactsStoreIT {

    private static final LocalDate UNTIL = LocalDate.of(2036, 1, 31);

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final OwnFactsStore own = new OwnFactsStore(database.client());
    private final CustomerLockStore locks = new CustomerLockStore(database.client());
    private final UUID customer = UUID.randomUUID();

    @Test
    void knowsNothingOfACustomerWhoNeverAsked() {
        assertThat(database.get(own.holds(customer))).isEmpty();
        assertThat(database.get(own.restricted(customer))).isEmpty();
    }

    @Test
    void tellsTheHoldsInForceOnEachCategoryTheOldestFirst() {
        hold(1, "{CONTACT,IDENTITY}", "CLAIM", "'2026-01-02', null, null");
        hold(2, "{CONTACT}", "AUTHORITY_ORDER", "null, null, null");
        hold(3, "{CONTACT}", "UNSETTLED_MATTER", "null, null, now()");

        assertThat(database.get(own.holds(customer)))
                .containsOnlyKeys(Category.CONTACT, Category.IDENTITY)
                .extractingByKey(Category.CONTACT)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(
                        new LegalHold(HoldGround.CLAIM, LocalDate.of(2026, 1, 2), null),
                        new LegalHold(HoldGround.AUTHORITY_ORDER));
    }

    @Test
    void tellsWhatTheLastRequestLeftRestricted() {
        Filing first = completed(Assessments.restricting(UNTIL, Category.CONTACT, Category.IDENTITY));
        Filing second = again(first, Assessments.restricting(UNTIL.plusYears(1), Category.CONTACT));

        Map<Category, Consequence> consequences = database.get(own.restricted(first.customerId()));

        LocalDate newest = newer(first, second).equals(first) ? UNTIL : UNTIL.plusYears(1);
        assertThat(consequences.get(Category.CONTACT))
                .extracting(Consequence::until)
                .isEqualTo(newest);
        assertThat(consequences.get(Category.IDENTITY))
                .extracting(Consequence::until)
                .isEqualTo(UNTIL);
    }

    @Test
    void tellsOnlyWhatIsRestrictedForGood() {
        Filing executing = docket.executing(Assessments.restricting(UNTIL, Category.CONTACT));
        Filing erased = completed(Assessments.erasing(Category.CONTACT));

        assertThat(database.get(own.restricted(executing.customerId()))).isEmpty();
        assertThat(database.get(own.restricted(erased.customerId()))).isEmpty();
    }

    @Test
    void letsOneAtATimePlaceAHoldOrJudgeACustomer() {
        Race<Void> race = database.race(locks.of(customer), locks.of(customer));

        assertThat(race.waited()).isTrue();
        assertThat(race.failure()).isNull();
    }

    @Test
    void doesNotBlockOtherCustomers() {
        assertThat(database.race(locks.of(customer), locks.of(UUID.randomUUID()))
                        .waited())
                .isFalse();
    }

    private void hold(int number, String categories, String ground, String days) {
        database.execute(
                """
                insert into legal_hold (id, customer_id, categories, ground, claim_known_on, injury_on, closed_at,
                    text_read, opened_by, opened_at)
                select '%s', '%s', '%s', '%s', d.*, 'yes', 'E9101', now()
                  from (values (%s)) as v (known, injury, closed),
                       lateral (select known::date, injury::date, closed::timestamptz) as d
                """.formatted(new UUID(customer.getMostSignificantBits(), number), customer, categories, ground, days));
    }

    private Filing completed(Assessment left) {
        return docket.partlyCompleted(left);
    }

    private Filing again(Filing first, Assessment left) {
        Filing filing = docket.filed(Filings.own(first.customerId(), first.filedAt(), Category.CONTACT));
        database.run(docket.requests().assess(filing.requestId(), left));
        docket.save(new Executing(filing, left, Executing.Step.ORDERING));
        docket.save(new Ended(filing, State.PARTIALLY_COMPLETED));
        return filing;
    }

    /** In a service, ids are in the order of time. */
    private static Filing newer(Filing one, Filing other) {
        return one.requestId().toString().compareTo(other.requestId().toString()) > 0 ? one : other;
    }
}
