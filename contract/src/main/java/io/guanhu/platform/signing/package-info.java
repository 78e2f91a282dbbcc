/**
 * Signs what services publish, so that nobody has to trust the broker: one signature for the Merkle
 * root of a batch, and in each record its path to that root.
 */
@NullMarked
package io.guanhu.platform.signing;

import org.jspecify.annotations.NullMarked;
