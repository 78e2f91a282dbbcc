@NullMarked
package io.guanhu.customer.vault;

import org.jspecify.annotations.NullMarked;
