@NullMarked
package io.guanhu.customer.worklist;

import org.jspecify.annotations.NullMarked;
