@NullMarked
package io.guanhu.customer.withdrawal;

import org.jspecify.annotations.NullMarked;
