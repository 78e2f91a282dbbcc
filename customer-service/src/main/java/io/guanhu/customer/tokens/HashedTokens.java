package io.guanhu.customer.tokens;

import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.platform.keyring.service.ServiceKey.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Words with their tokens under some versions of the key, as arrays for a statement. */
public final class HashedTokens {

    /** The rows in a statement that {@link #bind} fills. */
    public static final String ROWS = """
            unnest(:words::int[], :versions::int[], :purposes::text[], :categories::text[], :tokens::text[])
                as n (word, version, purpose, category, token)
            """;

    private record Row(int word, int version, Token token, String hex) {}

    private final List<Token> words;
    private final Set<Integer> versions;
    private final List<Row> rows;

    private HashedTokens(List<Token> words, Set<Integer> versions, List<Row> rows) {
        this.words = words;
        this.versions = versions;
        this.rows = rows;
    }

    static HashedTokens of(List<Version> versions, Collection<Token> hashed) {
        List<Token> words = List.copyOf(hashed);
        List<Row> rows = new ArrayList<>();
        for (Version version : versions) {
            for (int at = 0; at < words.size(); at++) {
                Token word = words.get(at);
                byte[] token = version.hash(word.purpose(), word.word());
                rows.add(new Row(at, version.number(), word, HexFormat.of().formatHex(token)));
            }
        }
        Set<Integer> numbers = versions.stream().map(Version::number).collect(Collectors.toUnmodifiableSet());
        return new HashedTokens(words, numbers, List.copyOf(rows));
    }

    /** The word of a row; the number is the row's {@code word}. */
    Token word(int number) {
        return words.get(number);
    }

    /**
     * Rejects the result of a statement that read with a version other than those of these tokens.
     *
     * @param reading the version that the statement read with
     */
    public void require(@Nullable Integer reading) {
        if (reading == null || !versions.contains(reading)) {
            throw SearchTokens.outage();
        }
    }

    public GenericExecuteSpec bind(GenericExecuteSpec statement) {
        return statement
                .bind("words", column(Row::word, Integer[]::new))
                .bind("versions", column(Row::version, Integer[]::new))
                .bind("purposes", column(row -> row.token().purpose(), String[]::new))
                .bind("categories", column(row -> row.token().category().name(), String[]::new))
                .bind("tokens", column(Row::hex, String[]::new));
    }

    private <T> T[] column(Function<Row, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
