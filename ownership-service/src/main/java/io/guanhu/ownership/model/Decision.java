package io.guanhu.ownership.model;

/** The result of a command: a new state or a named refusal. */
public sealed interface Decision<S> {

    record Accepted<S>(S state) implements Decision<S> {}

    record Refused<S>(Refusal reason) implements Decision<S> {}

    static <S> Decision<S> accepted(S state) {
        return new Accepted<>(state);
    }

    static <S> Decision<S> refused(Refusal reason) {
        return new Refused<>(reason);
    }
}
