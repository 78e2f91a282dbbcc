@NullMarked
package io.guanhu.customer.proposal;

import org.jspecify.annotations.NullMarked;
