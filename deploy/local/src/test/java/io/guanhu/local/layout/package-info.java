/** Tests of directories and ports. */
@NullMarked
package io.guanhu.local.layout;

import org.jspecify.annotations.NullMarked;
