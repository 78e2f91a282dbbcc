/** Tests of the sealing of words of earlier versions. */
@NullMarked
package io.guanhu.privacy.words;

import org.jspecify.annotations.NullMarked;
