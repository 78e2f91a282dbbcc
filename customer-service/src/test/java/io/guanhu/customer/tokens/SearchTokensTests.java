package io.guanhu.customer.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.field.Value.Texts;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.values.SearchWord;
import io.guanhu.platform.contract.DataCategory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

class SearchTokensTests {

    private static final Token PHONE = new Token(BuiltIn.PHONE, "+8614200000001");
    private static final Token EMAIL = new Token(BuiltIn.EMAIL, "1@example.com");

    private final VersionedSearchTokens key = new VersionedSearchTokens();
    private final SearchTokens searchTokens = key.searchTokens();

    @Test
    void namesEveryWordOfAProfileOnce() {
        Profile profile = new Profile(Map.of(
                BuiltIn.PHONE,
                new Text("+8614200000001"),
                BuiltIn.ACCOUNT_NUMBERS,
                new Texts(List.of("6222020000000000017", "6222020000000000017")),
                BuiltIn.ADDRESS,
                new Text("BJ")));

        assertThat(SearchWord.of(profile)).hasSize(3);
        assertThat(searchTokens.of(profile))
                .containsExactly(PHONE, new Token(BuiltIn.ACCOUNT_NUMBERS, "6222020000000000017"));
        assertThat(searchTokens.of(Profile.EMPTY)).isEmpty();
    }

    @Test
    void aTokenIsOfItsFieldsNameAndCategoryAndShowsNoWord() {
        assertThat(PHONE.purpose()).isEqualTo("phone");
        assertThat(PHONE.category()).isEqualTo(DataCategory.CONTACT);
        assertThat(PHONE).hasToString("Token[phone]");
    }

    private static void accepts(HashedTokens hashed, int reading) {
        assertThatCode(() -> hashed.require(reading)).doesNotThrowAnyException();
    }

    private static void refuses(HashedTokens hashed, @Nullable Integer reading) {
        assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(() -> hashed.require(reading));
    }

    @Test
    void comparesUnderEveryVersionThatLives() {
        int next = key.next();

        HashedTokens hashed = searchTokens.living(List.of(PHONE, EMAIL));

        accepts(hashed, 1);
        accepts(hashed, next);
        refuses(hashed, next + 1);
        refuses(hashed, null);
        assertThat(hashed.word(1)).isEqualTo(EMAIL);
    }

    @Test
    void comparesNothingUnderAVersionThatDied() {
        key.next();
        key.destroy(1);

        refuses(searchTokens.living(List.of(PHONE)), 1);
    }

    @Test
    void storesUnderTheGivenVersionsAlone() {
        int next = key.next();

        HashedTokens hashed = searchTokens.under(List.of(next), List.of(PHONE));

        accepts(hashed, next);
        refuses(hashed, 1);
    }

    @Test
    void storesNothingUnderAVersionThatDiedOrIsNotKnownYet() {
        key.next();
        key.destroy(1);

        for (int version : new int[] {1, 3}) {
            assertThatExceptionOfType(TransientDataAccessResourceException.class)
                    .describedAs("%s", version)
                    .isThrownBy(() -> searchTokens.under(List.of(2, version), List.of(PHONE)));
        }
    }
}
