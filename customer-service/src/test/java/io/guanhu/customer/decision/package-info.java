@NullMarked
package io.guanhu.customer.decision;

import org.jspecify.annotations.NullMarked;
