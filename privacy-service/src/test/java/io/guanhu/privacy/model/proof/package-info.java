/** Tests of what proves an erasure. */
@NullMarked
package io.guanhu.privacy.model.proof;

import org.jspecify.annotations.NullMarked;
