@NullMarked
package io.guanhu.customer.model.value;

import org.jspecify.annotations.NullMarked;
