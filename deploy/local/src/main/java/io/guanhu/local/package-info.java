/** The commands that start the suite on one machine, print tokens and check certificates. */
@NullMarked
package io.guanhu.local;

import org.jspecify.annotations.NullMarked;
