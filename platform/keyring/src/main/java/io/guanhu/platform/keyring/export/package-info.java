/**
 * Copies of the key tree in files at a second place: writing them, reading them back, and
 * restoring.
 */
@NullMarked
package io.guanhu.platform.keyring.export;

import org.jspecify.annotations.NullMarked;
