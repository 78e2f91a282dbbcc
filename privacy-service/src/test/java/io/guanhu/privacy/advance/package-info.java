/** Tests of what advances automatically. */
@NullMarked
package io.guanhu.privacy.advance;

import org.jspecify.annotations.NullMarked;
