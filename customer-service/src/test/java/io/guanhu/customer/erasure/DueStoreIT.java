package io.guanhu.customer.erasure;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.vault.RemainingData.Sealed;
import io.guanhu.platform.contract.DataCategory;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DueStoreIT {

    private static final Set<DataCategory> BOTH = Set.of(DataCategory.IDENTITY, DataCategory.CONTACT);

    private final DueStore store = new DueStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();

    private long setAside(DataCategory category) {
        return DATABASE.get(store.setAside(customer, category, NOW));
    }

    private long count(DataCategory category) {
        return DATABASE.get(store.count(customer, category));
    }

    /** A token of the document's number, under a version of the key. */
    private void token(String hex, int version) {
        DATABASE.execute("""
                insert into search_token (purpose, token, customer_id, category, version)
                values ('idNumber', decode(md5('%s'), 'hex') || '\\x%s', '%s', 'IDENTITY', %d)
                """.formatted(customer, hex, customer, version));
    }

    private List<String> plain() {
        return DATABASE.values("""
                select encode(substring(token from 17), 'hex') from suppression_plain
                where substring(token for 16) = decode(md5('%s'), 'hex')
                """.formatted(customer), String.class);
    }

    @Test
    void setsAsideWhatIsSealedAsItIs() {
        CustomerTables.profile(customer, DataCategory.IDENTITY);

        assertThat(setAside(DataCategory.IDENTITY)).isOne();

        assertThat(DATABASE.get(store.find(customer).collectList()))
                .usingRecursiveComparison()
                .isEqualTo(List.of(new Sealed(DataCategory.IDENTITY, new byte[] {1})));
        assertThat(count(DataCategory.IDENTITY)).isOne();
        assertThat(count(DataCategory.CONTACT)).isZero();
    }

    @Test
    void setsAsideNothingWhereThereIsNothingAndNothingTwice() {
        assertThat(setAside(DataCategory.CONTACT)).isZero();
        CustomerTables.profile(customer, DataCategory.CONTACT);
        setAside(DataCategory.CONTACT);

        assertThat(setAside(DataCategory.CONTACT)).isZero();
        assertThat(count(DataCategory.CONTACT)).isOne();
    }

    @Test
    void leavesNothingAsideWhenTheOrderIsRolledBack() {
        CustomerTables.profile(customer, DataCategory.IDENTITY);

        assertThat(DATABASE.rolledBack(store.setAside(customer, DataCategory.IDENTITY, NOW)))
                .isOne();

        assertThat(count(DataCategory.IDENTITY)).isZero();
    }

    @Test
    void keepsTheNewestTokenOfTheDocumentIfItMust() {
        CustomerTables.profile(customer, DataCategory.IDENTITY);
        CustomerTables.profile(customer, DataCategory.CONTACT);
        token("02", 2);
        token("01", 1);
        setAside(DataCategory.IDENTITY);
        setAside(DataCategory.CONTACT);

        DATABASE.run(store.keepToken(customer, Set.of(DataCategory.CONTACT), NOW));
        assertThat(plain()).isEmpty();

        DATABASE.run(store.keepToken(customer, BOTH, NOW).then(store.keepToken(customer, BOTH, NOW)));
        assertThat(plain()).containsExactly("02");
    }

    @Test
    void keepsNothingOfSomebodyWithoutADocument() {
        CustomerTables.profile(customer, DataCategory.IDENTITY);
        setAside(DataCategory.IDENTITY);

        DATABASE.run(store.keepToken(customer, BOTH, NOW));

        assertThat(plain()).isEmpty();
    }

    @Test
    void forgetsTheCategoriesOfAnOrderAndOfOneCustomer() {
        UUID other = CustomerTables.customer();
        CustomerTables.profile(other, DataCategory.IDENTITY);
        CustomerTables.profile(customer, DataCategory.IDENTITY);
        CustomerTables.profile(customer, DataCategory.CONTACT);
        setAside(DataCategory.IDENTITY);
        setAside(DataCategory.CONTACT);
        DATABASE.run(store.setAside(other, DataCategory.IDENTITY, NOW));

        DATABASE.run(store.forget(customer, Set.of(DataCategory.IDENTITY)));

        assertThat(count(DataCategory.IDENTITY)).isZero();
        assertThat(count(DataCategory.CONTACT)).isOne();
        assertThat(DATABASE.get(store.count(other, DataCategory.IDENTITY))).isOne();
    }

    @Test
    void theSecondOfTwoAtOnceWaitsAndSetsNothingAside() {
        CustomerTables.profile(customer, DataCategory.IDENTITY);

        var race = DATABASE.race(
                store.setAside(customer, DataCategory.IDENTITY, NOW),
                store.setAside(customer, DataCategory.IDENTITY, NOW));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isZero();
    }
}
