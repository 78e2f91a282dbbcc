@NullMarked
package io.guanhu.platform.keyring.encryption;

import org.jspecify.annotations.NullMarked;
