/** Keys that sign where they live. */
@NullMarked
package io.guanhu.platform.signing;

import org.jspecify.annotations.NullMarked;
