package io.guanhu.customer.rotation;

import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.customer.tokens.HashedTokens;
import io.guanhu.customer.tokens.SearchTokens;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.tokens.TokenVersions;
import io.guanhu.customer.values.SearchWord;
import io.guanhu.platform.database.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The versions of the search tokens, and the tokens of existing customers. */
@Component
class RotationStore {

    /** A constant and not a parameter, so that the partial index on the few older ones is used. */
    private static final String OLD_RULES = """
            select exists (select from search_token t join search_token_versions v on t.version = v.reading
                           where t.rules < %d) as found
            """.formatted(SearchWord.RULES);

    private final DatabaseClient database;
    private final SearchTokens searchTokens;
    private final TransactionalOperator transaction;

    RotationStore(DatabaseClient database, SearchTokens searchTokens, TransactionalOperator transaction) {
        this.database = database;
        this.searchTokens = searchTokens;
        this.transaction = transaction;
    }

    Mono<TokenVersions> versions() {
        return database.sql("select reading, next, retired from search_token_versions")
                .map(TokenVersions::read)
                .one();
    }

    /** Locks the versions until the current transaction ends. */
    Mono<TokenVersions> hold() {
        return database.sql("select reading, next, retired from hold_search_token_versions()")
                .map(TokenVersions::read)
                .one();
    }

    /** From now on, also write the next version. */
    Mono<Void> begin(TokenVersions now, int next) {
        return change(now, new TokenVersions(now.reading(), next, null));
    }

    /** From now on, find customers and claim identity documents with the next version. */
    Mono<Void> switchToNext(TokenVersions now) {
        int next = Objects.requireNonNull(now.next());
        return change(now, new TokenVersions(next, null, now.reading()));
    }

    /** Nothing of the previous version is left. */
    Mono<Void> finish(TokenVersions now) {
        return change(now, new TokenVersions(now.reading(), null, null));
    }

    /**
     * Changes the versions once no transaction is open that wrote with the previous ones; does
     * nothing if they were changed meanwhile. Writers wait behind this, so it waits only briefly.
     */
    private Mono<Void> change(TokenVersions from, TokenVersions to) {
        return database.sql("set local lock_timeout = '2s'")
                .then()
                .then(database.sql("select pg_advisory_xact_lock(x'6b657902'::int, 0)")
                        .fetch()
                        .all()
                        .then())
                .then(update(from, to))
                .as(transaction::transactional);
    }

    private Mono<Void> update(TokenVersions from, TokenVersions to) {
        return database.sql("""
                update search_token_versions
                set reading = :reading, next = nullif(:next, 0), retired = nullif(:retired, 0)
                where reading = :before and next is not distinct from nullif(:nextBefore, 0)
                  and retired is not distinct from nullif(:retiredBefore, 0)
                """)
                .bind("reading", to.reading())
                .bind("next", number(to.next()))
                .bind("retired", number(to.retired()))
                .bind("before", from.reading())
                .bind("nextBefore", number(from.next()))
                .bind("retiredBefore", number(from.retired()))
                .then();
    }

    private static int number(@Nullable Integer version) {
        return version == null ? 0 : version;
    }

    /** The most recent rotation, if any; no other can start until the transaction ends. */
    Mono<Optional<UUID>> lockJob() {
        return database.sql("select job from search_token_versions for update")
                .map(row -> Optional.ofNullable(row.get("job", UUID.class)))
                .one();
    }

    Mono<Void> keepJob(UUID job) {
        return database.sql("update search_token_versions set job = :job")
                .bind("job", job)
                .then();
    }

    Mono<Long> customers() {
        return database.sql("select count(*) as n from customer")
                .map(row -> Columns.number(row, "n"))
                .one();
    }

    Mono<List<UUID>> customersAfter(UUID after, int limit) {
        return database.sql("select id from customer where id > :after order by id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> uuid(row, "id"))
                .all()
                .collectList();
    }

    /** Prevents changes to customers until the current transaction ends. */
    Mono<Void> lock(List<UUID> customers) {
        return database.sql("select id from customer where id = any(:customers) order by id for share")
                .bind("customers", customers.toArray(UUID[]::new))
                .fetch()
                .all()
                .then();
    }

    /** Adds tokens of a version for each field by which a customer can already be found. */
    Mono<Void> add(int version, Map<UUID, List<Token>> tokens) {
        List<UUID> customers = new ArrayList<>();
        List<Token> all = new ArrayList<>();
        tokens.forEach((customer, theirs) -> theirs.forEach(token -> {
            customers.add(customer);
            all.add(token);
        }));
        return searchTokens
                .under(List.of(version), all)
                .bind(database.sql("""
                        insert into search_token (rules, version, purpose, token, customer_id, category)
                        select :rules, n.version, n.purpose, decode(n.token, 'hex'), c.id, n.category
                        from %s
                        cross join lateral (select (:customers::uuid[])[n.word + 1]) as c (id)
                        where exists (
                            select from search_token t
                            where t.customer_id = c.id and t.category = n.category
                              and t.purpose = n.purpose and t.version < n.version)
                        on conflict (purpose, token, customer_id) do nothing
                        """.formatted(HashedTokens.ROWS)))
                .bind("customers", customers.toArray(UUID[]::new))
                .bind("rules", SearchWord.RULES)
                .then();
    }

    /** Whether some of the tokens in use were made by earlier rules. */
    Mono<Boolean> hasOldRules() {
        return database.sql(OLD_RULES)
                .map(row -> Boolean.TRUE.equals(row.get("found", Boolean.class)))
                .one();
    }

    /** The customers among these with fields that only have tokens of an older version. */
    Mono<List<UUID>> lacking(int version, List<UUID> customers) {
        return database.sql("""
                select distinct customer_id from (
                    select customer_id, purpose from search_token
                    where customer_id = any(:customers) and version < :version
                    except
                    select customer_id, purpose from search_token
                    where customer_id = any(:customers) and version = :version) as lacking
                """)
                .bind("customers", customers.toArray(UUID[]::new))
                .bind("version", version)
                .map(row -> uuid(row, "customer_id"))
                .all()
                .collectList();
    }

    /** Deletes tokens of older versions; returns how many. */
    Mono<Long> deleteBefore(int version, int limit) {
        return database.sql("""
                delete from search_token where ctid = any(array(
                    select ctid from search_token where version < :version limit :limit))
                """)
                .bind("version", version)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }
}
