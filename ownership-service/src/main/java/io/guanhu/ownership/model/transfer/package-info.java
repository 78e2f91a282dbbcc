/** Handing customers over from one manager to another. */
@NullMarked
package io.guanhu.ownership.model.transfer;

import org.jspecify.annotations.NullMarked;
