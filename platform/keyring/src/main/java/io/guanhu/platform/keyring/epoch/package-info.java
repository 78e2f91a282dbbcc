/**
 * Epochs of the key tree: keys destroyed in an epoch are gone in every copy of the store once the
 * previous root is destroyed.
 */
@NullMarked
package io.guanhu.platform.keyring.epoch;

import org.jspecify.annotations.NullMarked;
