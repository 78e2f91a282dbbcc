/** Copies of the key tree in files, at a second place: written, read back, and restored from. */
@NullMarked
package io.guanhu.platform.keyring.export;

import org.jspecify.annotations.NullMarked;
