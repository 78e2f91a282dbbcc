package io.guanhu.notification.sending;

import io.guanhu.notification.model.message.Channel;

/**
 * Messages that wait only for each other, so that a slow SMS centre does not delay email, nor a
 * backlog of notices one-time codes.
 *
 * @param codes whether it has only one-time codes, or everything else
 */
record Lane(Channel channel, boolean codes) {}
