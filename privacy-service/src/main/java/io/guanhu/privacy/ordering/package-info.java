/** Gives the order to erase, according to the law of the day. */
@NullMarked
package io.guanhu.privacy.ordering;

import org.jspecify.annotations.NullMarked;
