/** Shows operators the delivery of notifications. */
@NullMarked
package io.guanhu.notification.lookup;

import org.jspecify.annotations.NullMarked;
