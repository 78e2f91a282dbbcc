/** Confirms changes, shows their values, decides on them, and applies them. */
@NullMarked
package io.guanhu.customer.decision;

import org.jspecify.annotations.NullMarked;
