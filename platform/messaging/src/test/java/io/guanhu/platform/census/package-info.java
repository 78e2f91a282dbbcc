/** Tests of the census. */
@NullMarked
package io.guanhu.platform.census;

import org.jspecify.annotations.NullMarked;
