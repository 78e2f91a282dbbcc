/** Shows operators which messages are open, and which are late. */
@NullMarked
package io.guanhu.notification.oversight;

import org.jspecify.annotations.NullMarked;
