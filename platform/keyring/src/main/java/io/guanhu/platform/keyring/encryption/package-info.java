/** The port to the holder of the root key's versions, and its adapter for a directory of files. */
@NullMarked
package io.guanhu.platform.keyring.encryption;

import org.jspecify.annotations.NullMarked;
