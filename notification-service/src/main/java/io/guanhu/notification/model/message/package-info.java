/** What a message says, and how it is cut into short ones. */
@NullMarked
package io.guanhu.notification.model.message;

import org.jspecify.annotations.NullMarked;
