/** Tests of what moves on by itself. */
@NullMarked
package io.guanhu.privacy.advance;

import org.jspecify.annotations.NullMarked;
