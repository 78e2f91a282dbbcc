/** Root keys in the Transit engine of HashiCorp Vault or OpenBao. */
@NullMarked
package io.guanhu.platform.keyring.encryption.vault;

import org.jspecify.annotations.NullMarked;
