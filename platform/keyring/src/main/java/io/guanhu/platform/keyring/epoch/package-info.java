/**
 * Epochs of the key tree: what was destroyed dies, for every copy of the store, when the root of
 * before is destroyed.
 */
@NullMarked
package io.guanhu.platform.keyring.epoch;

import org.jspecify.annotations.NullMarked;
