/** Keys that sign where they are stored. */
@NullMarked
package io.guanhu.platform.keyholder;

import org.jspecify.annotations.NullMarked;
