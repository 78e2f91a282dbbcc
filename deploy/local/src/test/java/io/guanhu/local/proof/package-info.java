/** Tests of the verifiers. */
@NullMarked
package io.guanhu.local.proof;

import org.jspecify.annotations.NullMarked;
