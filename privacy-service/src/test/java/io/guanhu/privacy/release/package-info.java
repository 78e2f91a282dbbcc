/** Tests of what is erased by itself. */
@NullMarked
package io.guanhu.privacy.release;

import org.jspecify.annotations.NullMarked;
