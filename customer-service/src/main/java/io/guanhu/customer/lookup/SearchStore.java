package io.guanhu.customer.lookup;

import io.guanhu.customer.customers.CustomerStore;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Reach;
import io.guanhu.customer.tokens.HashedTokens;
import io.guanhu.customer.tokens.SearchTokens;
import io.guanhu.customer.tokens.SearchTokens.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds customers in reach by blind tokens, in the order of their ids. */
@Component
class SearchStore {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String BY_TOKENS = """
            and c.id in (
                select t.customer_id
                from %s
                join search_token t on t.purpose = n.purpose and t.token = decode(n.token, 'hex')
                where n.version = v.reading
                group by t.customer_id
                having count(*) = :count)
            """.formatted(HashedTokens.ROWS);

    private static final String BY_IDS = "and c.id = any(:ids) ";

    private final DatabaseClient database;
    private final SearchTokens searchTokens;

    SearchStore(DatabaseClient database, SearchTokens searchTokens) {
        this.database = database;
        this.searchTokens = searchTokens;
    }

    Flux<Customer> find(Criteria criteria, Reach reach, Instant now, @Nullable UUID after, int limit) {
        List<Token> tokens = criteria.tokens().stream().distinct().toList();
        String byIds = criteria.ids() == null ? "" : BY_IDS;
        return tokens.isEmpty()
                ? bind(database.sql(customers(byIds)), criteria, reach, now, after, limit)
                        .map(CustomerStore::read)
                        .all()
                : find(tokens, customers(byIds + BY_TOKENS), sql -> bind(sql, criteria, reach, now, after, limit));
    }

    /**
     * Reads the current key version and the tokens of that version in one statement, so that a
     * rotation cannot come in between.
     */
    private Flux<Customer> find(List<Token> tokens, String customers, UnaryOperator<GenericExecuteSpec> binding) {
        HashedTokens hashed = searchTokens.living(tokens);
        String sql = "select v.reading, f.* from search_token_versions v left join lateral ("
                + customers
                + ") f on true order by f.id";
        return hashed.bind(binding.apply(database.sql(sql)))
                .bind("count", tokens.size())
                .map(row -> {
                    hashed.require(row.get("reading", Integer.class));
                    return row.get("id") == null ? Optional.<Customer>empty() : Optional.of(CustomerStore.read(row));
                })
                .all()
                .flatMap(Mono::justOrEmpty);
    }

    private static String customers(String condition) {
        return "select "
                + CustomerStore.COLUMNS
                + " from customer c where c.id > :after"
                + " and (:status = '' or c.status = :status) "
                + condition
                + " and "
                + CustomerStore.IN_REACH
                + " order by c.id limit :limit";
    }

    private static GenericExecuteSpec bind(
            GenericExecuteSpec sql, Criteria criteria, Reach reach, Instant now, @Nullable UUID after, int limit) {
        CustomerStatus status = criteria.status();
        GenericExecuteSpec found = sql.bind("after", after == null ? FIRST : after)
                .bind("status", status == null ? "" : status.name())
                .bind("limit", limit);
        List<UUID> ids = criteria.ids();
        if (ids != null) {
            found = found.bind("ids", ids.toArray(UUID[]::new));
        }
        return CustomerStore.bindReach(found, reach, now);
    }
}
