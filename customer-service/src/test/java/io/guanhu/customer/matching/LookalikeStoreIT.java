package io.guanhu.customer.matching;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.matching.LookalikeStore.Lookalike;
import io.guanhu.customer.matching.LookalikeStore.Sought;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.tokens.VersionedSearchTokens;
import io.guanhu.customer.values.SearchWord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

class LookalikeStoreIT {

    private static final SearchWord PHONE = new SearchWord(BuiltIn.PHONE, "+8614200000001");
    private static final SearchWord SOUND = new SearchWord(BuiltIn.NAME, "~li");
    private static final SearchWord OTHER_SOUND = new SearchWord(BuiltIn.NAME, "~wang");
    private static final SearchWord BORN = new SearchWord(BuiltIn.NAME, "~Li 1990-01-01");

    private final VersionedSearchTokens key = new VersionedSearchTokens();
    private final LookalikeStore store = new LookalikeStore(DATABASE.client(), key.searchTokens());
    private final UUID customer = CustomerTables.customer();
    private final UUID other = CustomerTables.customer();

    @AfterEach
    void noRotationIsLeft() {
        DATABASE.execute("update search_token_versions set reading = 1, next = null, retired = null");
    }

    private void has(UUID who, SearchWord... words) {
        List<Token> tokens = Stream.of(words)
                .map(word -> new Token(word.field(), word.word()))
                .toList();
        DATABASE.run(key.store(DATABASE.client()).insertAll(Map.of(who, tokens)));
    }

    private List<Lookalike> found(Sought... sought) {
        return DATABASE.get(store.find(List.of(sought)).collectList());
    }

    private static Sought phone(int person) {
        return new Sought(person, Mark.NAME_PHONE, List.of(PHONE, SOUND));
    }

    @Test
    void findsThoseWhoHaveBothWordsOfAMark() {
        has(customer, PHONE, SOUND);
        has(other, PHONE, OTHER_SOUND);
        has(CustomerTables.customer(), SOUND);

        assertThat(found(phone(0))).containsExactly(new Lookalike(0, Mark.NAME_PHONE, customer));
    }

    @Test
    void findsThoseWhoHaveTheOneWordOfAMark() {
        has(customer, BORN);
        has(other, BORN, SOUND);

        assertThat(found(new Sought(3, Mark.NAME_BIRTH, List.of(BORN))))
                .containsExactlyInAnyOrder(
                        new Lookalike(3, Mark.NAME_BIRTH, customer), new Lookalike(3, Mark.NAME_BIRTH, other));
    }

    @Test
    void tellsWhichPersonAndMarkItIs() {
        has(customer, PHONE, SOUND, BORN);

        assertThat(found(phone(0), new Sought(0, Mark.NAME_BIRTH, List.of(BORN)), phone(1)))
                .containsExactlyInAnyOrder(
                        new Lookalike(0, Mark.NAME_PHONE, customer),
                        new Lookalike(0, Mark.NAME_BIRTH, customer),
                        new Lookalike(1, Mark.NAME_PHONE, customer));
    }

    @Test
    void findsNobodyIfNobodyIsSimilarOrNothingIsSought() {
        has(customer, OTHER_SOUND);

        assertThat(found(phone(0))).isEmpty();
        assertThat(found()).isEmpty();
    }

    @Test
    void looksUnderTheVersionThatIsReadAloneAndNeverSaysNobodyWithoutIt() {
        has(customer, PHONE, SOUND);
        key.next();
        DATABASE.execute("update search_token_versions set reading = 2, retired = 1");
        assertThat(found(phone(0))).isEmpty();

        DATABASE.execute("update search_token_versions set reading = 1, retired = null");
        assertThat(found(phone(0))).hasSize(1);

        key.destroy(1);
        assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(() -> found(phone(0)));
    }
}
