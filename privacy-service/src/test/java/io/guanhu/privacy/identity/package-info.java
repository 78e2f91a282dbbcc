/** Tests of proving identity. */
@NullMarked
package io.guanhu.privacy.identity;

import org.jspecify.annotations.NullMarked;
