/** Root keys in a hardware security module, or anything else with a PKCS #11 library. */
@NullMarked
package io.guanhu.platform.keyring.encryption.pkcs11;

import org.jspecify.annotations.NullMarked;
