/** Root keys in a hardware security module, or whatever else speaks PKCS #11. */
@NullMarked
package io.guanhu.platform.keyring.encryption.pkcs11;

import org.jspecify.annotations.NullMarked;
