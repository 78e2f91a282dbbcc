package io.guanhu.customer.vault;

import io.guanhu.customer.model.Field;
import io.guanhu.customer.model.Profile;
import io.guanhu.customer.values.SearchWord;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.ServiceKey;
import io.guanhu.platform.keyring.ServiceKeys;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** The blind tokens that sealed values are found by. */
@Component
public class SearchTokens {

    private final ServiceKey key;

    SearchTokens(ServiceKeys keys) {
        this.key = keys.key("search-tokens");
    }

    /**
     * One token.
     *
     * @param purpose the name of the field
     * @param hex the token in hexadecimal digits
     */
    public record Token(String purpose, DataCategory category, String hex) {}

    /** The tokens of a profile; none twice. */
    public List<Token> of(Profile profile) {
        return SearchWord.of(profile).stream()
                .map(word -> of(word.field(), word.word()))
                .distinct()
                .toList();
    }

    /** The token of one normalised value or word of a field. */
    public Token of(Field field, String word) {
        return new Token(
                field.code(),
                field.category(),
                HexFormat.of().formatHex(key.inUse().hash(field.code(), word)));
    }
}
