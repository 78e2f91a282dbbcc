/** Keeps assignments and pool stays over time and announces what changes in them. */
@NullMarked
package io.guanhu.ownership.timeline;

import org.jspecify.annotations.NullMarked;
