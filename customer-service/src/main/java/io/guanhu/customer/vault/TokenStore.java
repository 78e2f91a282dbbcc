package io.guanhu.customer.vault;

import io.guanhu.customer.vault.SearchTokens.Token;
import io.guanhu.platform.contract.DataCategory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Blind tokens of living customers, and of those who must not return by themselves. */
@Component
public class TokenStore {

    private final DatabaseClient database;

    TokenStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Claims the ID numbers of new customers. Where another transaction claims the same one, this
     * waits for its end; the order keeps two imports from waiting for each other.
     *
     * @param people the token of the ID number by customer
     * @return the customers whose ID number is theirs now; the others' belongs to somebody else
     */
    public Mono<Set<UUID>> claim(Map<UUID, Token> people) {
        List<UUID> customers = List.copyOf(people.keySet());
        List<Token> tokens = customers.stream().map(people::get).toList();
        return database.sql(
                        """
                        insert into search_token (purpose, token, customer_id, category)
                        select 'idNumber', decode(n.token, 'hex'), n.customer_id, n.category
                        from unnest(:tokens::text[], :customers::uuid[], :categories::text[])
                             as n (token, customer_id, category)
                        order by n.token
                        on conflict (token) where purpose = 'idNumber' do nothing
                        returning customer_id
                        """)
                .bind("tokens", tokens.stream().map(Token::hex).toArray(String[]::new))
                .bind("customers", customers.toArray(UUID[]::new))
                .bind(
                        "categories",
                        tokens.stream().map(each -> each.category().name()).toArray(String[]::new))
                .map(row -> Objects.requireNonNull(row.get("customer_id", UUID.class)))
                .all()
                .collect(Collectors.toSet());
    }

    /** Inserts the tokens of new customers; one that was claimed is there already. */
    public Mono<Void> insertAll(Map<UUID, List<Token>> tokens) {
        List<UUID> customers = new ArrayList<>();
        List<Token> all = new ArrayList<>();
        tokens.forEach(
                (customer, theirs) ->
                        theirs.forEach(
                                token -> {
                                    customers.add(customer);
                                    all.add(token);
                                }));
        if (all.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(
                        """
                        insert into search_token (purpose, token, customer_id, category)
                        select n.purpose, decode(n.token, 'hex'), n.customer_id, n.category
                        from unnest(:purposes::text[], :tokens::text[], :customers::uuid[],
                                    :categories::text[])
                             as n (purpose, token, customer_id, category)
                        on conflict (purpose, token, customer_id) do nothing
                        """)
                .bind("purposes", all.stream().map(Token::purpose).toArray(String[]::new))
                .bind("tokens", all.stream().map(Token::hex).toArray(String[]::new))
                .bind("customers", customers.toArray(UUID[]::new))
                .bind(
                        "categories",
                        all.stream().map(token -> token.category().name()).toArray(String[]::new))
                .then();
    }

    /** Replaces all tokens of one customer in one category. */
    public Mono<Void> replace(UUID customerId, DataCategory category, List<Token> tokens) {
        return database.sql(
                        """
                        delete from search_token
                        where customer_id = :customer and category = :category
                        """)
                .bind("customer", customerId)
                .bind("category", category.name())
                .then()
                .then(insertAll(Map.of(customerId, tokens)));
    }

    /** Which of these tokens belong to a living customer already. */
    public Mono<Set<Token>> taken(Collection<Token> tokens) {
        return matching("search_token", tokens);
    }

    /** Which of these tokens belong to somebody who was erased. */
    public Mono<Set<Token>> suppressed(Collection<Token> tokens) {
        return matching("suppression", tokens);
    }

    /** Lets somebody return who became a customer anew. */
    public Mono<Void> release(Collection<Token> tokens) {
        if (tokens.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(
                        """
                        delete from suppression s
                        using unnest(:purposes::text[], :tokens::text[]) as n (purpose, token)
                        where s.purpose = n.purpose and s.token = decode(n.token, 'hex')
                        """)
                .bind("purposes", tokens.stream().map(Token::purpose).toArray(String[]::new))
                .bind("tokens", tokens.stream().map(Token::hex).toArray(String[]::new))
                .then();
    }

    private Mono<Set<Token>> matching(String table, Collection<Token> tokens) {
        if (tokens.isEmpty()) {
            return Mono.just(Set.of());
        }
        return database.sql(
                        """
                        select distinct n.purpose, n.token, n.category
                        from unnest(:purposes::text[], :tokens::text[], :categories::text[])
                             as n (purpose, token, category)
                        join %s t on t.purpose = n.purpose and t.token = decode(n.token, 'hex')
                        """
                                .formatted(table))
                .bind("purposes", tokens.stream().map(Token::purpose).toArray(String[]::new))
                .bind("tokens", tokens.stream().map(Token::hex).toArray(String[]::new))
                .bind(
                        "categories",
                        tokens.stream()
                                .map(token -> token.category().name())
                                .toArray(String[]::new))
                .map(
                        row ->
                                new Token(
                                        Objects.requireNonNull(row.get("purpose", String.class)),
                                        DataCategory.valueOf(
                                                Objects.requireNonNull(
                                                        row.get("category", String.class))),
                                        Objects.requireNonNull(row.get("token", String.class))))
                .all()
                .collect(Collectors.toSet());
    }
}
