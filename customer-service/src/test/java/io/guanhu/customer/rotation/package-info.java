@NullMarked
package io.guanhu.customer.rotation;

import org.jspecify.annotations.NullMarked;
