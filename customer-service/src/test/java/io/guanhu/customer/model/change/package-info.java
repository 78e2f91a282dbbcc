@NullMarked
package io.guanhu.customer.model.change;

import org.jspecify.annotations.NullMarked;
