package io.guanhu.customer.tokens;

import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.values.SearchWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Blind tokens of customers, and of people who must not be registered again automatically. */
@Component
public class TokenStore {

    private final DatabaseClient database;
    private final SearchTokens searchTokens;

    TokenStore(DatabaseClient database, SearchTokens searchTokens) {
        this.database = database;
        this.searchTokens = searchTokens;
    }

    /**
     * Claims the ID numbers of new customers, using the key version for which all customers have
     * tokens. Waits for another transaction that claims the same number; the sort order prevents
     * deadlocks between imports.
     *
     * @param people the token of the ID number by customer
     * @return the customers who got their ID number; those of the others belong to somebody else
     */
    public Mono<Set<UUID>> claim(Map<UUID, Token> people) {
        return versions().flatMap(now -> claim(List.of(now.reading()), people));
    }

    private Mono<Set<UUID>> claim(List<Integer> versions, Map<UUID, Token> people) {
        List<UUID> customers = List.copyOf(people.keySet());
        List<Token> tokens = customers.stream().map(people::get).toList();
        return searchTokens
                .under(versions, tokens)
                .bind(database.sql("""
                        insert into search_token (rules, version, purpose, token, customer_id, category)
                        select :rules, n.version, 'idNumber', decode(n.token, 'hex'),
                               (:customers::uuid[])[n.word + 1], n.category
                        from %s
                        order by n.token
                        on conflict (token) where purpose = 'idNumber' do nothing
                        returning customer_id
                        """.formatted(HashedTokens.ROWS)))
                .bind("customers", customers.toArray(UUID[]::new))
                .bind("rules", SearchWord.RULES)
                .map(row -> uuid(row, "customer_id"))
                .all()
                .collect(Collectors.toSet());
    }

    /** Inserts the tokens of new customers, except for the claimed ones, which already exist. */
    public Mono<Void> insertAll(Map<UUID, List<Token>> tokens) {
        List<UUID> customers = new ArrayList<>();
        List<Token> all = new ArrayList<>();
        tokens.forEach((customer, theirs) -> theirs.forEach(token -> {
            customers.add(customer);
            all.add(token);
        }));
        return all.isEmpty() ? Mono.empty() : versions().flatMap(now -> insert(now.written(), customers, all));
    }

    private Mono<Void> insert(List<Integer> versions, List<UUID> customers, List<Token> tokens) {
        return searchTokens
                .under(versions, tokens)
                .bind(database.sql("""
                        insert into search_token (rules, version, purpose, token, customer_id, category)
                        select :rules, n.version, n.purpose, decode(n.token, 'hex'),
                               (:customers::uuid[])[n.word + 1], n.category
                        from %s
                        on conflict (purpose, token, customer_id) do nothing
                        """.formatted(HashedTokens.ROWS)))
                .bind("customers", customers.toArray(UUID[]::new))
                .bind("rules", SearchWord.RULES)
                .then();
    }

    /** Replaces all tokens of one customer for these fields, and for no others. */
    public Mono<Void> replace(UUID customerId, Collection<Field> fields, List<Token> tokens) {
        return database.sql("""
                delete from search_token
                where customer_id = :customer and purpose = any(:purposes::text[])
                """)
                .bind("customer", customerId)
                .bind("purposes", fields.stream().map(Field::code).toArray(String[]::new))
                .then()
                .then(insertAll(Map.of(customerId, tokens)));
    }

    /** The current versions, locked until the transaction ends; changing them waits for it. */
    private Mono<TokenVersions> versions() {
        return database.sql("select reading, next, retired from hold_search_token_versions()")
                .map(TokenVersions::read)
                .one();
    }

    /** The customers to whom these ID numbers belong. */
    public Mono<Map<Token, UUID>> holders(Collection<Token> tokens) {
        record Held(Token token, UUID customer) {}
        if (tokens.isEmpty()) {
            return Mono.just(Map.of());
        }
        HashedTokens hashed = searchTokens.living(tokens);
        return hashed.bind(database.sql("""
                select v.reading, f.word, f.customer_id
                from search_token_versions v left join
                     (%s join search_token t
                         on t.purpose = n.purpose and t.token = decode(n.token, 'hex'))
                         as f (word, version, customer_id)
                     on f.version = v.reading
                """.formatted(found())))
                .map(row -> {
                    hashed.require(row.get("reading", Integer.class));
                    return Optional.ofNullable(row.get("word", Integer.class))
                            .map(word -> new Held(hashed.word(word), uuid(row, "customer_id")));
                })
                .all()
                .switchIfEmpty(Flux.error(SearchTokens::outage))
                .flatMap(Mono::justOrEmpty)
                .collectMap(Held::token, Held::customer);
    }

    private static String found() {
        return "select n.word, n.version, t.customer_id from " + HashedTokens.ROWS;
    }

    /**
     * Which of these tokens belong to erased people who are not in the suppression list: not yet,
     * or because the document could not be opened during the erasure.
     */
    public Mono<Set<Token>> suppressed(Collection<Token> tokens) {
        return matching("""
                (select purpose, token from suppression_plain
                 union all
                 select 'idNumber', token from suppression_due where token is not null)
                """, tokens);
    }

    /** Releases the tokens of people who became customers again. */
    public Mono<Void> release(Collection<Token> tokens) {
        if (tokens.isEmpty()) {
            return Mono.empty();
        }
        return searchTokens
                .living(tokens)
                .bind(database.sql("""
                        delete from suppression_plain s using %s
                        where s.purpose = n.purpose and s.token = decode(n.token, 'hex')
                        """.formatted(HashedTokens.ROWS)))
                .then();
    }

    private Mono<Set<Token>> matching(String table, Collection<Token> tokens) {
        if (tokens.isEmpty()) {
            return Mono.just(Set.of());
        }
        HashedTokens hashed = searchTokens.living(tokens);
        return hashed.bind(database.sql("""
                select distinct n.word from %s
                join %s t on t.purpose = n.purpose and t.token = decode(n.token, 'hex')
                """.formatted(HashedTokens.ROWS, table)))
                .map(row -> hashed.word(value(row, "word", Integer.class)))
                .all()
                .collect(Collectors.toSet());
    }
}
