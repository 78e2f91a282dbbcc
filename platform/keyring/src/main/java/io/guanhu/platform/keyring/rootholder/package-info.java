/** Which holder of root keys, and of keys that sign, the configuration names. */
@NullMarked
package io.guanhu.platform.keyring.rootholder;

import org.jspecify.annotations.NullMarked;
