/** A copy of ownership's lists of branches and managers, for every door that takes their names. */
@NullMarked
package io.guanhu.customer.directory;

import org.jspecify.annotations.NullMarked;
