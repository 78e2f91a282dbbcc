/** How a person has an open message sent again, or closes it. */
@NullMarked
package io.guanhu.notification.settlement;

import org.jspecify.annotations.NullMarked;
