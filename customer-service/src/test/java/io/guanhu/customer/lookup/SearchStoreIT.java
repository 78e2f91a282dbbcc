package io.guanhu.customer.lookup;

import static io.guanhu.customer.CustomerTables.BRANCH;
import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Reach;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.tokens.VersionedSearchTokens;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

class SearchStoreIT {

    private static final Reach EVERYONE = new Reach(true, null, null, null);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private final VersionedSearchTokens key = new VersionedSearchTokens();
    private final SearchStore store = new SearchStore(DATABASE.client(), key.searchTokens());
    private final Token phone = new Token(BuiltIn.PHONE, "+8614200000001");
    private final Token email = new Token(BuiltIn.EMAIL, "1@example.com");

    /** In the order of their ids; the second has both tokens, the others the phone alone. */
    private final List<UUID> customers = Stream.generate(CustomerTables::customer)
            .limit(3)
            .sorted((one, other) -> one.toString().compareTo(other.toString()))
            .toList();

    SearchStoreIT() {
        DATABASE.run(key.store(DATABASE.client())
                .insertAll(Map.of(
                        customers.get(0), List.of(phone),
                        customers.get(1), List.of(phone, email),
                        customers.get(2), List.of(phone))));
    }

    @AfterEach
    void noRotationIsLeft() {
        DATABASE.execute("update search_token_versions set reading = 1, next = null, retired = null");
    }

    private static Criteria having(Token... tokens) {
        return new Criteria(null, List.of(tokens), null, "");
    }

    private List<UUID> found(Criteria criteria, Reach reach) {
        return found(criteria, reach, null, 100);
    }

    private List<UUID> found(Criteria criteria, Reach reach, @Nullable UUID after, int limit) {
        return DATABASE.get(
                store.find(criteria, reach, NOW, after, limit).map(Customer::id).collectList());
    }

    @Test
    void findsThoseWhoHaveEveryWord() {
        assertThat(found(having(phone), EVERYONE)).isEqualTo(customers);
        assertThat(found(having(phone, email), EVERYONE)).containsExactly(customers.get(1));
        assertThat(found(having(email, email), EVERYONE)).containsExactly(customers.get(1));
        assertThat(found(having(email, new Token(BuiltIn.NAME, "li")), EVERYONE))
                .isEmpty();
        assertThat(found(having(new Token(BuiltIn.EMAIL, "+8614200000001")), EVERYONE))
                .isEmpty();
    }

    @Test
    void tellsACustomerAsTheyAre() {
        DATABASE.execute(
                "update customer set status = 'CLOSED', relationship_ended_on = '%s', version = 4 where id = '%s'"
                        .formatted(DAY, customers.get(1)));

        assertThat(DATABASE.get(
                        store.find(having(email), EVERYONE, NOW, null, 1).collectList()))
                .containsExactly(new Customer(customers.get(1), BRANCH, CustomerStatus.CLOSED, DAY, 4));
    }

    @Test
    void findsNobodyOutOfReach() {
        assertThat(found(having(phone), new Reach(false, null, null, customers.get(2))))
                .containsExactly(customers.get(2));
        assertThat(found(having(phone), Reach.NONE)).isEmpty();
        assertThat(found(new Criteria(customers, List.of(), null, ""), Reach.NONE))
                .isEmpty();
    }

    @Test
    void findsThoseOfAStatusAndOfGivenIds() {
        DATABASE.execute("update customer set status = 'CLOSED', relationship_ended_on = '%s' where id = '%s'"
                .formatted(DAY, customers.get(0)));
        List<UUID> two = customers.subList(0, 2);

        assertThat(found(new Criteria(null, List.of(phone), CustomerStatus.CLOSED, ""), EVERYONE))
                .containsExactly(customers.get(0));
        assertThat(found(new Criteria(two, List.of(phone), null, ""), EVERYONE)).isEqualTo(two);
        assertThat(found(new Criteria(two, List.of(), null, ""), EVERYONE)).isEqualTo(two);
        assertThat(found(new Criteria(two, List.of(), CustomerStatus.ACTIVE, ""), EVERYONE))
                .containsExactly(customers.get(1));
        assertThat(found(new Criteria(List.of(), List.of(), null, ""), EVERYONE))
                .isEmpty();
    }

    @Test
    void goesOnBehindTheLastOfAPage() {
        for (Criteria criteria : List.of(having(phone), new Criteria(customers, List.of(), null, ""))) {
            assertThat(found(criteria, EVERYONE, null, 2)).isEqualTo(customers.subList(0, 2));
            assertThat(found(criteria, EVERYONE, customers.get(1), 2)).containsExactly(customers.get(2));
            assertThat(found(criteria, EVERYONE, customers.get(2), 2)).isEmpty();
        }
    }

    @Test
    void looksUnderTheVersionThatIsReadAloneAndNeverSaysNobodyWithoutIt() {
        key.next();
        DATABASE.execute("update search_token_versions set reading = 2, retired = 1");
        assertThat(found(having(phone), EVERYONE)).isEmpty();

        DATABASE.execute("update search_token_versions set reading = 1, retired = null");
        assertThat(found(having(phone), EVERYONE)).isEqualTo(customers);

        key.destroy(1);
        assertThatExceptionOfType(TransientDataAccessResourceException.class)
                .isThrownBy(() -> found(having(phone), EVERYONE));
    }
}
