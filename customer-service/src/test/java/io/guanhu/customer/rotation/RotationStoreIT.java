package io.guanhu.customer.rotation;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.tokens.TokenStore;
import io.guanhu.customer.tokens.VersionedSearchTokens;
import io.guanhu.customer.values.SearchWord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RotationStoreIT {

    private final VersionedSearchTokens key = new VersionedSearchTokens();
    private final TokenStore tokens = key.store(DATABASE.client());
    private final RotationStore store =
            new RotationStore(DATABASE.client(), key.searchTokens(), DATABASE.transaction());
    private final Token phone = new Token(BuiltIn.PHONE, "+8614200000001");
    private final Token email = new Token(BuiltIn.EMAIL, "1@example.com");
    private final UUID customer = CustomerTables.customer();

    @BeforeEach
    @AfterEach
    void noRotationIsOn() {
        DATABASE.execute("update search_token_versions set reading = 1, next = null, retired = null, job = null");
    }

    private void found(UUID who, Token... by) {
        DATABASE.run(tokens.insertAll(Map.of(who, List.of(by))));
    }

    private List<String> rows(UUID of) {
        return DATABASE.values(
                "select version || ' ' || purpose from search_token where customer_id = '%s' order by 1".formatted(of),
                String.class);
    }

    @Test
    void givesTokensOfTheNextVersionForFieldsThatOneIsFoundBy() {
        UUID other = CustomerTables.customer();
        found(customer, phone);
        int next = key.next();

        DATABASE.run(store.add(next, Map.of(customer, List.of(phone, email), other, List.of(phone)))
                .then(store.add(next, Map.of(customer, List.of(phone)))));

        assertThat(rows(customer)).containsExactly("1 phone", "2 phone");
        assertThat(rows(other)).isEmpty();
    }

    @Test
    void namesThoseWhoWouldNotBeFoundAnyMore() {
        UUID other = CustomerTables.customer();
        found(customer, phone, email);
        found(other, phone);
        int next = key.next();
        List<UUID> both = List.of(customer, other);
        assertThat(DATABASE.get(store.lacking(next, both))).containsExactlyInAnyOrder(customer, other);

        DATABASE.rolledBack(store.add(next, Map.of(other, List.of(phone))));
        assertThat(DATABASE.get(store.lacking(next, List.of(other)))).containsExactly(other);

        DATABASE.run(store.add(next, Map.of(customer, List.of(phone), other, List.of(phone))));
        assertThat(DATABASE.get(store.lacking(next, both))).containsExactly(customer);
    }

    @Test
    void deletesAFewTokensOfOlderVersions() {
        DATABASE.execute("truncate search_token");
        found(customer, phone, email);
        int next = key.next();
        DATABASE.run(store.add(next, Map.of(customer, List.of(phone, email))));

        assertThat(DATABASE.get(store.deleteBefore(1, 10))).isZero();
        assertThat(DATABASE.get(store.deleteBefore(next, 1))).isOne();
        assertThat(DATABASE.get(store.deleteBefore(next, 10))).isOne();

        assertThat(rows(customer)).containsExactly("2 email", "2 phone");
    }

    @Test
    void knowsTokensOfOlderRulesAmongThoseInUse() {
        DATABASE.execute("truncate search_token");
        found(customer, phone);
        assertThat(DATABASE.get(store.hasOldRules())).isFalse();

        DATABASE.execute("update search_token set rules = %d".formatted(SearchWord.RULES - 1));
        assertThat(DATABASE.get(store.hasOldRules())).isTrue();

        DATABASE.execute("update search_token_versions set reading = 2, retired = 1");
        assertThat(DATABASE.get(store.hasOldRules())).isFalse();
    }

    @Test
    void tellsAllCustomersPageByPage() {
        CustomerTables.customer();
        List<UUID> all = DATABASE.get(store.customersAfter(new UUID(0, 0), 100_000));

        assertThat(all).contains(customer).hasSize(Math.toIntExact(DATABASE.get(store.customers())));
        assertThat(all.stream().map(UUID::toString)).isSorted();
        assertThat(DATABASE.get(store.customersAfter(all.getFirst(), 1))).containsExactly(all.get(1));
        assertThat(DATABASE.get(store.customersAfter(all.getLast(), 10))).isEmpty();
    }

    @Test
    void nobodyChangesACustomerWhoGetsTokens() {
        var changing = DATABASE.client()
                .sql("select 1 from customer where id = :id for update")
                .bind("id", customer)
                .mapValue(Integer.class)
                .one();

        assertThat(DATABASE.race(store.lock(List.of(customer)), changing).waited())
                .isTrue();
        assertThat(DATABASE.race(store.lock(List.of(customer)), store.lock(List.of(customer)))
                        .waited())
                .isFalse();
    }
}
