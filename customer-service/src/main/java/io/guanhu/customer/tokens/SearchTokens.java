package io.guanhu.customer.tokens;

import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.values.SearchWord;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.ServiceKey;
import io.guanhu.platform.keyring.ServiceKey.Version;
import io.guanhu.platform.keyring.ServiceKeys;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/** The blind tokens that sealed values are found by, under the versions of a key of their own. */
@Component
public class SearchTokens {

    private final ServiceKey key;

    SearchTokens(ServiceKeys keys) {
        this.key = keys.key("search-tokens");
    }

    /**
     * A normalised value or word of a field, whose tokens are made where they are stored or looked
     * for: only there is it known under which versions of the key.
     */
    public record Token(Field field, String word) {

        /** The name of the field. */
        public String purpose() {
            return field.code();
        }

        public DataCategory category() {
            return field.category();
        }

        /** Tells nothing of the word. */
        @Override
        public String toString() {
            return "Token[" + purpose() + "]";
        }
    }

    /** What a profile is found by; nothing twice. */
    public List<Token> of(Profile profile) {
        return SearchWord.of(profile).stream()
                .map(word -> of(word.field(), word.word()))
                .distinct()
                .toList();
    }

    /** What one normalised value or word of a field is found by. */
    public Token of(Field field, String word) {
        return new Token(field, word);
    }

    /** The tokens under every version that lives, to be compared with stored ones. */
    public HashedTokens living(Collection<Token> words) {
        return HashedTokens.of(key.living(), words);
    }

    /**
     * The tokens under these versions, to be stored.
     *
     * @throws TransientDataAccessResourceException if one was destroyed, or is not known yet
     */
    public HashedTokens under(Collection<Integer> versions, Collection<Token> words) {
        return HashedTokens.of(versions.stream().map(this::version).toList(), words);
    }

    private Version version(int number) {
        return key.version(number).orElseThrow(SearchTokens::outage);
    }

    /** Until the customers have new tokens, nobody can say who is there. */
    static TransientDataAccessResourceException outage() {
        return new TransientDataAccessResourceException("The key of the search tokens is gone or not known yet");
    }

    /** The key, for its rotation. */
    public ServiceKey key() {
        return key;
    }
}
