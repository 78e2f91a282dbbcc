/** Follows ownership-service's events, so that reach is known without asking another service. */
@NullMarked
package io.guanhu.customer.reach;

import org.jspecify.annotations.NullMarked;
