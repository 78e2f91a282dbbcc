/** Gives every new customer an owner or a pool. */
@NullMarked
package io.guanhu.ownership.arrival;

import org.jspecify.annotations.NullMarked;
