/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.messagekeys.rotation;

import org.jspecify.annotations.NullMarked;
