package io.guanhu.customer.tokens;

import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.values.SearchWord;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.service.ServiceKey;
import io.guanhu.platform.keyring.service.ServiceKey.Version;
import io.guanhu.platform.keyring.service.ServiceKeys;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/** The blind tokens that make sealed values searchable, under versions of their own key. */
@Component
public class SearchTokens {

    private final ServiceKey key;

    SearchTokens(ServiceKeys keys) {
        this.key = keys.key("search-tokens");
    }

    /**
     * A normalised value or word of a field. Its tokens are computed where they are stored or
     * searched, because only there are the key versions known.
     */
    public record Token(Field field, String word) {

        /** The name of the field. */
        public String purpose() {
            return field.code();
        }

        public DataCategory category() {
            return field.category();
        }

        /** Does not show the word. */
        @Override
        public String toString() {
            return "Token[" + purpose() + "]";
        }
    }

    /** The words by which a profile can be found, each once. */
    public List<Token> of(Profile profile) {
        return SearchWord.of(profile).stream()
                .map(word -> of(word.field(), word.word()))
                .distinct()
                .toList();
    }

    /** A normalised value or word of a field. */
    public Token of(Field field, String word) {
        return new Token(field, word);
    }

    /** The tokens under every living version, for comparison with stored ones. */
    public HashedTokens living(Collection<Token> words) {
        return HashedTokens.of(key.living(), words);
    }

    /**
     * The tokens under these versions, for storing.
     *
     * @throws TransientDataAccessResourceException if one was destroyed, or is not known yet
     */
    public HashedTokens under(Collection<Integer> versions, Collection<Token> words) {
        return HashedTokens.of(versions.stream().map(this::version).toList(), words);
    }

    private Version version(int number) {
        return key.version(number).orElseThrow(SearchTokens::outage);
    }

    /** Until the customers have new tokens, nobody can be found. */
    static TransientDataAccessResourceException outage() {
        return new TransientDataAccessResourceException("The key of the search tokens is gone or not known yet");
    }

    /** The key, for its rotation. */
    public ServiceKey key() {
        return key;
    }
}
