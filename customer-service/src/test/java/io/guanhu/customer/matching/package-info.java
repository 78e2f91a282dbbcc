/** Tests of whom a person may be. */
@NullMarked
package io.guanhu.customer.matching;

import org.jspecify.annotations.NullMarked;
