/** Lets a person retry an open message, or close it. */
@NullMarked
package io.guanhu.notification.settlement;

import org.jspecify.annotations.NullMarked;
