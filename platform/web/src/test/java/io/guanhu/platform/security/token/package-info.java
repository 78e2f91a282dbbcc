/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.security.token;

import org.jspecify.annotations.NullMarked;
