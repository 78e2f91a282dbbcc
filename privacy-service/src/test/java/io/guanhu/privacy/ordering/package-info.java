/** Tests of ordering the erasure. */
@NullMarked
package io.guanhu.privacy.ordering;

import org.jspecify.annotations.NullMarked;
