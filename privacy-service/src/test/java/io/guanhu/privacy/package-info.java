/** Tests of the whole service. */
@NullMarked
package io.guanhu.privacy;

import org.jspecify.annotations.NullMarked;
