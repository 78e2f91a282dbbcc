@NullMarked
package io.guanhu.customer.history;

import org.jspecify.annotations.NullMarked;
