package io.guanhu.customer.values;

import static io.guanhu.customer.values.Refusals.assertRefused;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value.Text;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody born on the last day of 1949, whose last transaction was in March 2020. */
class LifetimeTests {

    private static final LocalDate LAST = LocalDate.of(2020, 3, 1);
    private static final LocalDate BIRTH = LocalDate.of(1949, 12, 31);

    @Test
    void takesDaysThatFollowEachOther() {
        Lifetime.requireTransaction(customer(LAST), null);
        Lifetime.requireTransaction(customer(LAST), LAST);
        Lifetime.requireTransaction(customer(BIRTH), null);
        Lifetime.requireTransaction(Profile.EMPTY, LAST);
        Lifetime.requireEnd(LAST, customer(LAST));
        Lifetime.requireEnd(LAST, Profile.EMPTY);
    }

    @Test
    void refusesATransactionBeforeBirthOrAfterTheEnd() {
        assertRefused("date-before-birth", () -> Lifetime.requireTransaction(customer(BIRTH.minusDays(1)), null));
        assertRefused("date-after-end", () -> Lifetime.requireTransaction(customer(LAST), LAST.minusDays(1)));
    }

    @Test
    void refusesAnEndBeforeBirthOrBeforeTheLastTransaction() {
        assertRefused("date-before-birth", () -> Lifetime.requireEnd(BIRTH.minusDays(1), customer(BIRTH)));
        assertRefused("date-before-transaction", () -> Lifetime.requireEnd(LAST.minusDays(1), customer(LAST)));
    }

    private static Profile customer(LocalDate lastTransaction) {
        return new Profile(Map.of(
                BuiltIn.ID_TYPE,
                new Text("RESIDENT_ID"),
                BuiltIn.ID_NUMBER,
                new Text("11010519491231002X"),
                BuiltIn.LAST_TRANSACTION_ON,
                new Text(lastTransaction.toString())));
    }
}
