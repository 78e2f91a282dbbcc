/** A copy of ownership-service's lists of branches and managers, to check names in requests. */
@NullMarked
package io.guanhu.customer.directory;

import org.jspecify.annotations.NullMarked;
