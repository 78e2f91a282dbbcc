/** Gives the order to erase, by the law of the day. */
@NullMarked
package io.guanhu.privacy.ordering;

import org.jspecify.annotations.NullMarked;
