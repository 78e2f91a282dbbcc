@NullMarked
package io.guanhu.customer.tokens;

import org.jspecify.annotations.NullMarked;
