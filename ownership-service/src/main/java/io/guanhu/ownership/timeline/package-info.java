/** Stores assignments and pool stays over time, and publishes changes. */
@NullMarked
package io.guanhu.ownership.timeline;

import org.jspecify.annotations.NullMarked;
