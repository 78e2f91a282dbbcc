@NullMarked
package io.guanhu.customer.check;

import org.jspecify.annotations.NullMarked;
