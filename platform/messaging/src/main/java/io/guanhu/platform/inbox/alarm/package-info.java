/** Raises the alarm about messages that are not believed. */
@NullMarked
package io.guanhu.platform.inbox.alarm;

import org.jspecify.annotations.NullMarked;
