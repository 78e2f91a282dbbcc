/**
 * Erases what was restricted when the last rule lets go: orders it by a request of the service's
 * own, which is executed, certified and told like every other.
 */
@NullMarked
package io.guanhu.privacy.release;

import org.jspecify.annotations.NullMarked;
