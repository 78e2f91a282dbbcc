/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.keyring.access;

import org.jspecify.annotations.NullMarked;
