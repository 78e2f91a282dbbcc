/** The open changes that wait for somebody. */
@NullMarked
package io.guanhu.customer.worklist;

import org.jspecify.annotations.NullMarked;
