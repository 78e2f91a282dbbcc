/** Tests of the limits and alarms of probing. */
@NullMarked
package io.guanhu.customer.probing;

import org.jspecify.annotations.NullMarked;
