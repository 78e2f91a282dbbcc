/** Raises the alarm about messages that fail verification. */
@NullMarked
package io.guanhu.platform.inbox.alarm;

import org.jspecify.annotations.NullMarked;
