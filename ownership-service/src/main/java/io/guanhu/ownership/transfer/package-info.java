/** Hands customers from one manager to another, by three different people. */
@NullMarked
package io.guanhu.ownership.transfer;

import org.jspecify.annotations.NullMarked;
