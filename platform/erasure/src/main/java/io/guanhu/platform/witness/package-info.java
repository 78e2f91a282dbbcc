/** Asks witnesses (C2SP tlog-witness) to cosign, and for what they cosigned last. */
@NullMarked
package io.guanhu.platform.witness;

import org.jspecify.annotations.NullMarked;
