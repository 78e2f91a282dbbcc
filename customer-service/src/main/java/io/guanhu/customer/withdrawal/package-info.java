/** Taking back an open change of one's own. */
@NullMarked
package io.guanhu.customer.withdrawal;

import org.jspecify.annotations.NullMarked;
