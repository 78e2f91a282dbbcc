/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.problem;

import org.jspecify.annotations.NullMarked;
