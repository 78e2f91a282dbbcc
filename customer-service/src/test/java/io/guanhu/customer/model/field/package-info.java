@NullMarked
package io.guanhu.customer.model.field;

import org.jspecify.annotations.NullMarked;
