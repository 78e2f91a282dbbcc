@NullMarked
package io.guanhu.customer.lookup;

import org.jspecify.annotations.NullMarked;
