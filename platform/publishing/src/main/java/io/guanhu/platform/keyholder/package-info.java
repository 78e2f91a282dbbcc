/** Keys that sign where they live. */
@NullMarked
package io.guanhu.platform.keyholder;

import org.jspecify.annotations.NullMarked;
