/** Ends a request when its last notices are delivered or settled. */
@NullMarked
package io.guanhu.privacy.finishing;

import org.jspecify.annotations.NullMarked;
