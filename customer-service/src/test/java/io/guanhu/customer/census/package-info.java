@NullMarked
package io.guanhu.customer.census;

import org.jspecify.annotations.NullMarked;
