@NullMarked
package io.guanhu.customer.registration;

import org.jspecify.annotations.NullMarked;
