package io.guanhu.notification.sending;

import io.guanhu.notification.model.message.Channel;

/**
 * Messages that wait for each other, and for no others: a slow SMS centre delays no email, and a
 * backlog of notices delays no one-time code.
 *
 * @param codes whether it carries one-time codes only, or all but these
 */
record Lane(Channel channel, boolean codes) {}
