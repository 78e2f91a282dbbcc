/**
 * The rules that keep every module's parts in their places. A module's {@code ArchitectureTests}
 * state what the module is, and which exceptions it still needs and why; the rules are the same for
 * all.
 */
@NullMarked
package io.guanhu.testing.architecture;

import org.jspecify.annotations.NullMarked;
