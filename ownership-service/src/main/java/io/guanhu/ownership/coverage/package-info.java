/** Finds spans in which an active customer has no owner, or more than one. */
@NullMarked
package io.guanhu.ownership.coverage;

import org.jspecify.annotations.NullMarked;
