/** The commands by which a person starts the suite on one machine, gets tokens and checks certificates. */
@NullMarked
package io.guanhu.local;

import org.jspecify.annotations.NullMarked;
