@NullMarked
package io.guanhu.platform.keyring.encryption.pkcs11;

import org.jspecify.annotations.NullMarked;
