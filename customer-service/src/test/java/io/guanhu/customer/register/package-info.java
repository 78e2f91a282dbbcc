@NullMarked
package io.guanhu.customer.register;

import org.jspecify.annotations.NullMarked;
