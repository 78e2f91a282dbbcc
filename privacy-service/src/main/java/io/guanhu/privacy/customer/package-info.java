/** What customer-service knows, for all slices. */
@NullMarked
package io.guanhu.privacy.customer;

import org.jspecify.annotations.NullMarked;
