/** Tests of sealing texts of earlier versions. */
@NullMarked
package io.guanhu.privacy.words;

import org.jspecify.annotations.NullMarked;
