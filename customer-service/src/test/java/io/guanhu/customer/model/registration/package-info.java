@NullMarked
package io.guanhu.customer.model.registration;

import org.jspecify.annotations.NullMarked;
