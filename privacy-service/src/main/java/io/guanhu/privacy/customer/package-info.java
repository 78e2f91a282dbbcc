/** What customer-service knows and every slice may ask for. */
@NullMarked
package io.guanhu.privacy.customer;

import org.jspecify.annotations.NullMarked;
