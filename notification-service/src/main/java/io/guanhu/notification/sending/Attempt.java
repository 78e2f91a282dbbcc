package io.guanhu.notification.sending;

import io.guanhu.notification.model.delivery.RetryPolicy;
import io.guanhu.notification.model.message.Message;
import io.guanhu.notification.parts.Journal;

/**
 * An attempt that was made.
 *
 * @param version of the template
 * @param journal what providers took
 * @param next what follows
 */
record Attempt(Claim claim, Message message, int version, Journal journal, RetryPolicy.Next next) {}
