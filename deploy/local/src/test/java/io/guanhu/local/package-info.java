/** Tests of the commands that need no running suite. */
@NullMarked
package io.guanhu.local;

import org.jspecify.annotations.NullMarked;
