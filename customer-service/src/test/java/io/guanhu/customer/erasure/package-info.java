@NullMarked
package io.guanhu.customer.erasure;

import org.jspecify.annotations.NullMarked;
