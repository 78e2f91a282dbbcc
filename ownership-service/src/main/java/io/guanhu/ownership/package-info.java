/**
 * Owns who looks after whom, over time. Publishes ownership events. Consumes customer events and
 * erasure orders.
 */
@NullMarked
package io.guanhu.ownership;

import org.jspecify.annotations.NullMarked;
