/** Who looks after a customer over time, and whom a manager can reach. */
@NullMarked
package io.guanhu.ownership.model.stewardship;

import org.jspecify.annotations.NullMarked;
