/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.web.parameter;

import org.jspecify.annotations.NullMarked;
