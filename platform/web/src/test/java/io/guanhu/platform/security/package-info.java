/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.security;

import org.jspecify.annotations.NullMarked;
