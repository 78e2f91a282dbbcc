package io.guanhu.customer.matching;

import io.guanhu.customer.tokens.HashedTokens;
import io.guanhu.customer.tokens.SearchTokens;
import io.guanhu.customer.tokens.SearchTokens.Token;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes people who may be alike take turns: each keeps the turn until its transaction ends, and is
 * then visible to the next. All locks are advisory and taken in ascending order before any row is
 * locked, to prevent deadlocks.
 */
@Component
class MatchingLockStore {

    /** The first number of the advisory lock, which distinguishes it from other uses. */
    private static final int OF_ALL = 0x6d61_7401;

    private static final int OF_WORDS = 0x6d61_7402;

    /**
     * The lock table is shared by all transactions, so large groups take one lock for everybody.
     */
    private static final int FEW = 16;

    private static final String LOCK_WORDS = """
            select count(pg_advisory_xact_lock(:namespace, lock))
            from (select distinct ('x' || left(n.token, 8))::bit(32)::int as lock
                  from %s order by lock) as sorted
            """.formatted(HashedTokens.ROWS);

    private final DatabaseClient database;
    private final SearchTokens searchTokens;

    MatchingLockStore(DatabaseClient database, SearchTokens searchTokens) {
        this.database = database;
        this.searchTokens = searchTokens;
    }

    /**
     * Waits for the turn of some people.
     *
     * @param words what they share with anybody who resembles them
     */
    Mono<Void> acquire(int people, Collection<Token> words) {
        return people > FEW
                ? everybody("pg_advisory_xact_lock")
                : everybody("pg_advisory_xact_lock_shared").then(Mono.defer(() -> each(words)));
    }

    private Mono<Void> everybody(String lock) {
        return database.sql("select " + lock + "(:namespace, 0)")
                .bind("namespace", OF_ALL)
                .fetch()
                .all()
                .then();
    }

    /** Under all living versions, because the newest may differ between replicas. */
    private Mono<Void> each(Collection<Token> words) {
        return words.isEmpty()
                ? Mono.empty()
                : searchTokens
                        .living(words)
                        .bind(database.sql(LOCK_WORDS))
                        .bind("namespace", OF_WORDS)
                        .fetch()
                        .all()
                        .then();
    }
}
