/** Maintains the directory of relationship managers. */
@NullMarked
package io.guanhu.ownership.manager;

import org.jspecify.annotations.NullMarked;
