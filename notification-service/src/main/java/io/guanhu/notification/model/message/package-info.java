/** The text of a message, and how it is split into SMS messages. */
@NullMarked
package io.guanhu.notification.model.message;

import org.jspecify.annotations.NullMarked;
