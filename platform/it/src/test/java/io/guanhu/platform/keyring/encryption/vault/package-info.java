@NullMarked
package io.guanhu.platform.keyring.encryption.vault;

import org.jspecify.annotations.NullMarked;
