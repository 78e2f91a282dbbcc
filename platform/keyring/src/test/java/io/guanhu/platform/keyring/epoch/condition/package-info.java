/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.keyring.epoch.condition;

import org.jspecify.annotations.NullMarked;
