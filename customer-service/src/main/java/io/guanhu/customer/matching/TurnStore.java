package io.guanhu.customer.matching;

import io.guanhu.customer.tokens.HashedTokens;
import io.guanhu.customer.tokens.SearchTokens;
import io.guanhu.customer.tokens.SearchTokens.Token;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets people who may be alike come one after the other: whoever has their turn keeps it until the
 * transaction ends, and is seen by whoever is next. All locks are advisory, and taken in ascending
 * order before any row is locked, so that nobody waits in a circle.
 */
@Component
class TurnStore {

    /** The first of two numbers of an advisory lock; told apart from other uses of such locks. */
    private static final int OF_ALL = 0x6d61_7401;

    private static final int OF_WORDS = 0x6d61_7402;

    /** The lock table is shared by all transactions: many people take the turn of everybody. */
    private static final int FEW = 16;

    private static final String LOCK_WORDS = """
            select count(pg_advisory_xact_lock(:namespace, lock))
            from (select distinct ('x' || left(n.token, 8))::bit(32)::int as lock
                  from %s order by lock) as sorted
            """.formatted(HashedTokens.ROWS);

    private final DatabaseClient database;
    private final SearchTokens searchTokens;

    TurnStore(DatabaseClient database, SearchTokens searchTokens) {
        this.database = database;
        this.searchTokens = searchTokens;
    }

    /**
     * Waits for the turn of some people.
     *
     * @param words what they have in common with whoever is like them
     */
    Mono<Void> take(int people, Collection<Token> words) {
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

    /** Under every version that lives, since two replicas may not have the same newest one. */
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
