package io.guanhu.customer.retention;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.platform.contract.DataCategory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class RetentionDateStoreIT {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 14);

    private final RetentionDateStore store = new RetentionDateStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();

    private static Profile traded(LocalDate day) {
        return new Profile(Map.of(BuiltIn.LAST_TRANSACTION_ON, new Text(day.toString())));
    }

    private void kept(LocalDate day) {
        DATABASE.run(store.keep(Map.of(customer, traded(day))));
    }

    private Optional<LocalDate> last() {
        return DATABASE.get(store.lastTransaction(customer));
    }

    @Test
    void givesBackTheDaysOfThoseWhoHaveOne() {
        UUID other = CustomerTables.customer();
        assertThat(last()).isEmpty();

        DATABASE.run(store.keep(Map.of(customer, traded(DAY), other, Profile.EMPTY)));

        assertThat(last()).contains(DAY);
        assertThat(DATABASE.get(store.lastTransaction(other))).isEmpty();
    }

    @Test
    void theLatestThatIsToldCountsAndNoDayChangesNothing() {
        kept(DAY);
        kept(DAY.minusDays(1));
        DATABASE.run(store.keep(Map.of(customer, Profile.EMPTY)));

        assertThat(last()).contains(DAY.minusDays(1));
    }

    @Test
    void leavesTheFormerDayWhereTheNextIsRolledBack() {
        kept(DAY);

        DATABASE.rolledBack(store.keep(Map.of(customer, traded(DAY.plusDays(1)))));

        assertThat(last()).contains(DAY);
    }

    @Test
    void refusesADayOfAStranger() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(store.keep(Map.of(UUID.randomUUID(), traded(DAY)))));
    }

    @Test
    void keepsADayWhileARestrictionOrTheTransactionsAreThere() {
        kept(DAY);
        CustomerTables.restriction(customer, DataCategory.IDENTITY);
        CustomerTables.profile(customer, DataCategory.TRANSACTION);

        DATABASE.execute("delete from profile where customer_id = '%s'".formatted(customer));
        DATABASE.run(store.forgetUnneeded(customer));
        assertThat(last()).contains(DAY);

        DATABASE.execute("update restriction set erased_at = '%s' where customer_id = '%s'".formatted(NOW, customer));
        CustomerTables.profile(customer, DataCategory.TRANSACTION);
        DATABASE.run(store.forgetUnneeded(customer));
        assertThat(last()).contains(DAY);
    }

    @Test
    void forgetsADayThatNoPeriodCountsFrom() {
        UUID other = CustomerTables.customer();
        DATABASE.run(store.keep(Map.of(customer, traded(DAY), other, traded(DAY))));
        CustomerTables.restriction(customer, DataCategory.IDENTITY);
        DATABASE.execute("update restriction set erased_at = '%s' where customer_id = '%s'".formatted(NOW, customer));
        CustomerTables.profile(customer, DataCategory.IDENTITY);

        DATABASE.run(store.forgetUnneeded(customer));

        assertThat(last()).isEmpty();
        assertThat(DATABASE.get(store.lastTransaction(other))).contains(DAY);
    }

    @Test
    void tellsCustomersWithTransactionsAndWithoutADayInOrder() {
        UUID dated = CustomerTables.customer();
        CustomerTables.profile(customer, DataCategory.TRANSACTION);
        CustomerTables.profile(dated, DataCategory.TRANSACTION);
        DATABASE.run(store.keep(Map.of(dated, traded(DAY))));

        List<UUID> all = DATABASE.get(store.undated(new UUID(0, 0), 1_000).collectList());

        assertThat(all).contains(customer).doesNotContain(dated);
        assertThat(all.stream().map(UUID::toString)).isSorted();
        assertThat(DATABASE.get(store.undated(customer, 1_000).collectList()))
                .isEqualTo(all.subList(all.indexOf(customer) + 1, all.size()));
        assertThat(DATABASE.get(store.undated(new UUID(0, 0), 1).collectList())).isEqualTo(all.subList(0, 1));
    }

    @Test
    void theSecondOfTwoAtOnceWaitsAndIsTheOneThatCounts() {
        var race = DATABASE.race(
                store.keep(Map.of(customer, traded(DAY))), store.keep(Map.of(customer, traded(DAY.minusDays(1)))));

        assertThat(race.waited()).isTrue();
        assertThat(last()).contains(DAY.minusDays(1));
    }
}
