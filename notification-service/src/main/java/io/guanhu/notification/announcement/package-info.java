/** How other services are told what became of a message. */
@NullMarked
package io.guanhu.notification.announcement;

import org.jspecify.annotations.NullMarked;
