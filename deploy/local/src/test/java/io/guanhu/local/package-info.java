/** What can be tried of the commands without starting a suite. */
@NullMarked
package io.guanhu.local;

import org.jspecify.annotations.NullMarked;
