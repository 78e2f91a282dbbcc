/** Tests of the whole service. */
@NullMarked
package io.guanhu.customer;

import org.jspecify.annotations.NullMarked;
