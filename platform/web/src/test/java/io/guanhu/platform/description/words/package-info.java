/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.description.words;

import org.jspecify.annotations.NullMarked;
