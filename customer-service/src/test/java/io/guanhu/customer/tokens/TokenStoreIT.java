package io.guanhu.customer.tokens;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.values.SearchWord;
import io.guanhu.platform.contract.DataCategory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessResourceException;

class TokenStoreIT {

    private static final List<Field> CONTACT = Fields.builtIn().in(DataCategory.CONTACT);

    private final VersionedSearchTokens key = new VersionedSearchTokens();
    private final TokenStore store = key.store(DATABASE.client());
    private final UUID customer = CustomerTables.customer();
    private final UUID other = CustomerTables.customer();
    private final Token document = new Token(BuiltIn.ID_NUMBER, "E1");
    private final Token otherDocument = new Token(BuiltIn.ID_NUMBER, "E2");
    private final Token phone = new Token(BuiltIn.PHONE, "+8614200000001");
    private final Token email = new Token(BuiltIn.EMAIL, "1@example.com");

    @AfterEach
    void noRotationIsLeft() {
        DATABASE.execute("update search_token_versions set reading = 1, next = null, retired = null");
    }

    private Set<UUID> claimed(Map<UUID, Token> people) {
        return DATABASE.get(store.claim(people));
    }

    private Map<Token, UUID> holders(Token... documents) {
        return DATABASE.get(store.holders(List.of(documents)));
    }

    private List<String> rows(UUID of) {
        return DATABASE.values("""
                select concat_ws(' ', version, purpose, category, rules) from search_token
                where customer_id = '%s' order by version, purpose
                """.formatted(of), String.class);
    }

    @Test
    void givesADocumentToTheFirstClaimant() {
        assertThat(claimed(Map.of(customer, document))).containsExactly(customer);

        assertThat(claimed(Map.of(other, document))).isEmpty();
        assertThat(claimed(Map.of(other, otherDocument))).containsExactly(other);
        assertThat(holders(document, otherDocument, new Token(BuiltIn.ID_NUMBER, "E3")))
                .isEqualTo(Map.of(document, customer, otherDocument, other));
        assertThat(holders()).isEmpty();
    }

    @Test
    void ofTwoOfAnImportWithTheSameDocumentOneGetsIt() {
        assertThat(claimed(Map.of(customer, document, other, document))).hasSize(1);
    }

    @Test
    void theSecondOfTwoWhoClaimADocumentWaitsAndDoesNotGetIt() {
        var race = DATABASE.race(store.claim(Map.of(customer, document)), store.claim(Map.of(other, document)));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEmpty();
        assertThat(holders(document)).containsEntry(document, customer);
    }

    @Test
    void anotherGetsTheDocumentOfAClaimThatIsRolledBack() {
        var race = DATABASE.raceWithRolledBack(
                store.claim(Map.of(customer, document)), store.claim(Map.of(other, document)));

        assertThat(race.value()).containsExactly(other);
        assertThat(holders(document)).containsEntry(document, other);
    }

    @Test
    void storesEveryTokenWithItsCategoryAndRules() {
        claimed(Map.of(customer, document));

        DATABASE.run(store.insertAll(Map.of(customer, List.of(document, phone))));

        String rules = " " + SearchWord.RULES;
        assertThat(rows(customer)).containsExactly("1 idNumber IDENTITY" + rules, "1 phone CONTACT" + rules);
    }

    @Test
    void refusesADocumentOfSomebodyElseAndStoresNothing() {
        claimed(Map.of(customer, document));

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> DATABASE.run(store.insertAll(Map.of(other, List.of(phone, document)))));
        assertThat(rows(other)).isEmpty();
    }

    @Test
    void customersMayShareAPhone() {
        DATABASE.run(store.insertAll(Map.of(customer, List.of(phone), other, List.of(phone))));

        assertThat(rows(customer)).hasSize(1);
        assertThat(rows(other)).hasSize(1);
    }

    @Test
    void replacesTheTokensOfTheseFieldsAndThisCustomer() {
        DATABASE.run(store.insertAll(Map.of(customer, List.of(document, phone), other, List.of(phone))));

        DATABASE.run(store.replace(customer, CONTACT, List.of(email)));
        assertThat(rows(customer)).extracting(row -> row.split(" ", -1)[1]).containsExactly("email", "idNumber");

        DATABASE.run(store.replace(customer, CONTACT, List.of()));
        assertThat(rows(customer)).extracting(row -> row.split(" ", -1)[1]).containsExactly("idNumber");
        assertThat(rows(other)).hasSize(1);
    }

    @Test
    void leavesTheFormerTokensWhereTheChangeIsRolledBack() {
        DATABASE.run(store.insertAll(Map.of(customer, List.of(phone))));

        DATABASE.rolledBack(store.replace(customer, CONTACT, List.of(email)));

        assertThat(rows(customer)).extracting(row -> row.split(" ", -1)[1]).containsExactly("phone");
    }

    @Test
    void writesUnderBothVersionsDuringARotationAndClaimsUnderTheOneThatIsRead() {
        key.next();
        DATABASE.execute("update search_token_versions set next = 2");

        claimed(Map.of(customer, document));
        assertThat(rows(customer)).extracting(row -> row.split(" ", -1)[0]).containsExactly("1");

        DATABASE.run(store.insertAll(Map.of(customer, List.of(document))));
        assertThat(rows(customer)).extracting(row -> row.split(" ", -1)[0]).containsExactly("1", "2");
        assertThat(holders(document)).containsEntry(document, customer);
    }

    @Test
    void findsUnderTheVersionThatIsReadAlone() {
        DATABASE.run(store.insertAll(Map.of(customer, List.of(document))));
        key.next();
        DATABASE.execute("update search_token_versions set reading = 2, retired = 1");

        assertThat(holders(document)).isEmpty();
    }

    @Test
    void saysNothingOfAnybodyWhenItsKeyIsGone() {
        DATABASE.run(store.insertAll(Map.of(customer, List.of(document))));
        key.next();
        key.destroy(1);

        assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(() -> holders(document));
        assertThatExceptionOfType(TransientDataAccessResourceException.class)
                .isThrownBy(() -> claimed(Map.of(other, document)));
        assertThatExceptionOfType(TransientDataAccessResourceException.class)
                .isThrownBy(() -> DATABASE.run(store.insertAll(Map.of(other, List.of(phone)))));
    }
}
