/** A service's jar as a process of its own. */
@NullMarked
package io.guanhu.local.process;

import org.jspecify.annotations.NullMarked;
