package io.guanhu.customer.lookup;

import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Reach;
import io.guanhu.customer.vault.CustomerStore;
import io.guanhu.customer.vault.SearchTokens.Token;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Finds customers by blind tokens, in reach, in the order of their ids. */
@Component
class SearchStore {

    private static final UUID FIRST = new UUID(0, 0);

    private final DatabaseClient database;

    SearchStore(DatabaseClient database) {
        this.database = database;
    }

    Flux<Customer> find(
            Criteria criteria, Reach reach, Instant now, @Nullable UUID after, int limit) {
        List<Token> tokens = criteria.tokens().stream().distinct().toList();
        String byTokens =
                tokens.isEmpty()
                        ? ""
                        : """
                        and c.id in (
                            select t.customer_id
                            from unnest(:purposes::text[], :tokens::text[]) as n (purpose, token)
                            join search_token t
                              on t.purpose = n.purpose and t.token = decode(n.token, 'hex')
                            group by t.customer_id
                            having count(*) = :count)
                        """;
        String sql =
                "select "
                        + CustomerStore.COLUMNS
                        + " from customer c where c.id > :after"
                        + " and (:status = '' or c.status = :status) "
                        + byTokens
                        + " and "
                        + CustomerStore.IN_REACH
                        + " order by c.id limit :limit";
        CustomerStatus status = criteria.status();
        GenericExecuteSpec found =
                database.sql(sql)
                        .bind("after", after == null ? FIRST : after)
                        .bind("status", status == null ? "" : status.name())
                        .bind("limit", limit);
        if (!tokens.isEmpty()) {
            found =
                    found.bind(
                                    "purposes",
                                    tokens.stream().map(Token::purpose).toArray(String[]::new))
                            .bind("tokens", tokens.stream().map(Token::hex).toArray(String[]::new))
                            .bind("count", tokens.size());
        }
        return CustomerStore.bindReach(found, reach, now).map(CustomerStore::read).all();
    }
}
