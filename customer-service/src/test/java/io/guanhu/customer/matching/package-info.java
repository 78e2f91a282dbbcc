/** Tests of whom somebody may be. */
@NullMarked
package io.guanhu.customer.matching;

import org.jspecify.annotations.NullMarked;
