/** Announces to other services what became of a message. */
@NullMarked
package io.guanhu.notification.announcement;

import org.jspecify.annotations.NullMarked;
