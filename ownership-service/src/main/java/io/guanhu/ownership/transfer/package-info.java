/** Hands customers over from one manager to another, with three different people involved. */
@NullMarked
package io.guanhu.ownership.transfer;

import org.jspecify.annotations.NullMarked;
