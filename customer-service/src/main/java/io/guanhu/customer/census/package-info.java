/**
 * Publishes how many customers there are and which ones, so that ownership-service finds those it
 * never heard of.
 */
@NullMarked
package io.guanhu.customer.census;

import org.jspecify.annotations.NullMarked;
