/**
 * Owns customers, their personal data and its keys, changes and consents. Publishes {@code
 * customer.*} and {@code notification.requested}. Consumes {@code ownership.*} and erasure orders.
 */
@NullMarked
package io.guanhu.customer;

import org.jspecify.annotations.NullMarked;
