@NullMarked
package io.guanhu.customer.change;

import org.jspecify.annotations.NullMarked;
