package io.guanhu.platform.database.transaction;

import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * A condition for a transaction to commit. Every transaction that starts with a condition in its
 * Reactor context checks it just before committing, in the same transaction; a read-only
 * transaction does not.
 */
public interface CommitCondition {

    /** Checks the condition, and may write; an error rolls the transaction back. */
    Mono<Void> meet();

    /** Applies this condition to all transactions in a context. */
    default Context into(Context context) {
        return context.put(CommitCondition.class, this);
    }

    /**
     * Removes the condition, for writes that must remain whatever happens to the work, such as the
     * record of a refusal or a key under which nothing is sealed yet.
     */
    static Context lifted(Context context) {
        return context.delete(CommitCondition.class);
    }

    static Mono<Void> metIn(ContextView context) {
        return context.<CommitCondition>getOrEmpty(CommitCondition.class)
                .map(CommitCondition::meet)
                .orElseGet(Mono::empty);
    }
}
