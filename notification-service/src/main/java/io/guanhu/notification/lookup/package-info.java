/** Shows operators how far notifications got. */
@NullMarked
package io.guanhu.notification.lookup;

import org.jspecify.annotations.NullMarked;
