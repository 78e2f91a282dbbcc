package io.guanhu.customer.matching;

import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.tokens.HashedTokens;
import io.guanhu.customer.tokens.SearchTokens;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.values.SearchWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds customers who share marks with a person, by their search tokens. */
@Component
class LookalikeStore {

    /**
     * Looks up the first word of each pair, and then the second word for each customer found, using
     * the whole key. A join would read through every customer with a common name. One statement
     * reads both the key version and the tokens of that version.
     */
    private static final String HAVING_BOTH = """
            with n as materialized (select * from %s)
            select v.reading, f.pair, f.customer_id
            from search_token_versions v left join (
                select p.pair, one.version, found.customer_id
                from unnest(:firsts::int[], :seconds::int[])
                         with ordinality as p (first, second, pair)
                join n one on one.word = p.first
                join n other on other.word = p.second and other.version = one.version
                cross join lateral (
                    select t.customer_id from search_token t
                    where t.purpose = one.purpose and t.token = decode(one.token, 'hex') offset 0) as found
                where (select true from search_token t
                       where t.purpose = other.purpose
                         and t.token = decode(other.token, 'hex')
                         and t.customer_id = found.customer_id))
                as f on f.version = v.reading
            """.formatted(HashedTokens.ROWS);

    private final DatabaseClient database;
    private final SearchTokens searchTokens;

    LookalikeStore(DatabaseClient database, SearchTokens searchTokens) {
        this.database = database;
        this.searchTokens = searchTokens;
    }

    /** A mark of one of several people, as the search words of customers who have it. */
    record Sought(int person, Mark mark, List<SearchWord> words) {}

    /** A customer who shares a mark with one of the people. */
    record Lookalike(int person, Mark mark, UUID customerId) {}

    Flux<Lookalike> find(List<Sought> sought) {
        if (sought.isEmpty()) {
            return Flux.empty();
        }
        Map<SearchWord, Integer> words = new LinkedHashMap<>();
        sought.forEach(each -> each.words().forEach(word -> words.putIfAbsent(word, words.size())));
        List<Integer> firsts = new ArrayList<>();
        List<Integer> seconds = new ArrayList<>();
        for (Sought each : sought) {
            firsts.add(words.get(each.words().getFirst()));
            seconds.add(words.get(each.words().getLast()));
        }
        HashedTokens hashed = searchTokens.living(tokens(words.keySet()));
        return hashed.bind(database.sql(HAVING_BOTH))
                .bind("firsts", firsts.toArray(Integer[]::new))
                .bind("seconds", seconds.toArray(Integer[]::new))
                .map(row -> {
                    hashed.require(row.get("reading", Integer.class));
                    return Optional.ofNullable(row.get("pair", Long.class))
                            .map(pair -> alike(sought.get(pair.intValue() - 1), row.get("customer_id", UUID.class)));
                })
                .all()
                .flatMap(Mono::justOrEmpty);
    }

    private static Lookalike alike(Sought sought, @Nullable UUID customer) {
        return new Lookalike(sought.person(), sought.mark(), Objects.requireNonNull(customer));
    }

    private List<Token> tokens(Collection<SearchWord> words) {
        return words.stream()
                .map(word -> searchTokens.of(word.field(), word.word()))
                .toList();
    }
}
