/** Tests of the end of a request. */
@NullMarked
package io.guanhu.privacy.finishing;

import org.jspecify.annotations.NullMarked;
