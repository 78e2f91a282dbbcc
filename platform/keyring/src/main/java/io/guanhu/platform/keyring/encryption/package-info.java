/**
 * The port to whoever holds the versions of the root key, and its adapter for a directory of files.
 */
@NullMarked
package io.guanhu.platform.keyring.encryption;

import org.jspecify.annotations.NullMarked;
