/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.web.body;

import org.jspecify.annotations.NullMarked;
