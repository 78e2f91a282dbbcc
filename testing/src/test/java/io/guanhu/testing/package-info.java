/** Proves the servers and the rules that other modules' tests stand on. */
@NullMarked
package io.guanhu.testing;

import org.jspecify.annotations.NullMarked;
