@NullMarked
package io.guanhu.customer.consent;

import org.jspecify.annotations.NullMarked;
