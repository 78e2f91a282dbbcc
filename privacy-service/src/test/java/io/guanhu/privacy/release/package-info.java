/** Tests of what is erased automatically. */
@NullMarked
package io.guanhu.privacy.release;

import org.jspecify.annotations.NullMarked;
