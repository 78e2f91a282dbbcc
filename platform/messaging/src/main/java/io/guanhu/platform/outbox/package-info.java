/** Publishes events that commit together with the state change that caused them. */
@NullMarked
package io.guanhu.platform.outbox;

import org.jspecify.annotations.NullMarked;
