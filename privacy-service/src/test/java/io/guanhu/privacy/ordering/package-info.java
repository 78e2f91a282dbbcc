/** Tests of giving the order. */
@NullMarked
package io.guanhu.privacy.ordering;

import org.jspecify.annotations.NullMarked;
