/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.keyring.store;

import org.jspecify.annotations.NullMarked;
