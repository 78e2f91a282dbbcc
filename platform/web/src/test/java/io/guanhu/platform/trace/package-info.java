/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.trace;

import org.jspecify.annotations.NullMarked;
