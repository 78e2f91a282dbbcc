package io.guanhu.notification.sending;

import io.guanhu.notification.model.delivery.RetryPolicy;
import io.guanhu.notification.model.message.Message;
import io.guanhu.notification.parts.Journal;

/**
 * A completed attempt.
 *
 * @param version the template's version
 * @param journal what providers accepted
 * @param next what follows
 */
record Attempt(Claim claim, Message message, int version, Journal journal, RetryPolicy.Next next) {}
