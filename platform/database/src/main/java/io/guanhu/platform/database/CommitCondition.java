package io.guanhu.platform.database;

import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What must hold for a transaction to commit. Every transaction that is begun while a condition is
 * in its Reactor context meets it just before it commits, in the same transaction; one that only
 * reads does not.
 */
public interface CommitCondition {

    /** Checks, and may write; an error rolls the transaction back. */
    Mono<Void> meet();

    /** Puts this condition on all transactions under a context. */
    default Context into(Context context) {
        return context.put(CommitCondition.class, this);
    }

    /**
     * Lifts the condition: for what is written whatever becomes of the work, such as the record of
     * a refusal or a key that nothing is sealed under yet.
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
