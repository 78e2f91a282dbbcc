/** Shows the customers of each branch that have no owner. */
@NullMarked
package io.guanhu.ownership.pool;

import org.jspecify.annotations.NullMarked;
