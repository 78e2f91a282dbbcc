@NullMarked
package io.guanhu.customer.model.likeness;

import org.jspecify.annotations.NullMarked;
