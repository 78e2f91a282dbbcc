package io.guanhu.notification.sending;

import io.guanhu.notification.model.delivery.Outcome;
import io.guanhu.notification.model.message.Message;

/** A message, or why there is none. */
sealed interface Prepared {

    /**
     * Can be passed to a provider.
     *
     * @param version the template's version
     */
    record Ready(Message message, int version) implements Prepared {}

    /** Cannot be sent at all, or not now. */
    record NotReady(Outcome outcome) implements Prepared {}

    static Prepared never(String code) {
        return new NotReady(new Outcome.Refused(code));
    }

    static Prepared notNow(String code) {
        return new NotReady(new Outcome.Unavailable(code));
    }
}
