/** Maintains the list of branches. */
@NullMarked
package io.guanhu.ownership.branch;

import org.jspecify.annotations.NullMarked;
