package io.guanhu.privacy.model.lifecycle;

import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Advanced;
import io.guanhu.privacy.model.request.Refusal;
import java.time.Instant;
import java.util.List;

/** The result of a command: a new state and what happened, or a named refusal. */
public sealed interface Decision {

    record Accepted(ErasureRequest state, List<Advanced> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Refused(Refusal reason) implements Decision {}

    static Decision refused(Refusal reason) {
        return new Refused(reason);
    }

    /** Accepts a step from one state to the next. */
    static Decision accepted(ErasureRequest from, ErasureRequest to, Actor actor, Instant at) {
        return new Accepted(to, List.of(new Advanced(from.state(), to.state(), at, actor)));
    }
}
