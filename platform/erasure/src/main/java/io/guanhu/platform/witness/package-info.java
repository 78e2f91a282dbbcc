/** Asks witnesses (C2SP tlog-witness) to cosign, and what they last cosigned. */
@NullMarked
package io.guanhu.platform.witness;

import org.jspecify.annotations.NullMarked;
