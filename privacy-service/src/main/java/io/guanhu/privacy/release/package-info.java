/**
 * Erases restricted data once the last rule lets go: orders it with a request of the service's own,
 * which is executed, certified and announced like any other.
 */
@NullMarked
package io.guanhu.privacy.release;

import org.jspecify.annotations.NullMarked;
