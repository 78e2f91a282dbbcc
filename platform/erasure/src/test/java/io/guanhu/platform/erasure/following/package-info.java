/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.erasure.following;

import org.jspecify.annotations.NullMarked;
