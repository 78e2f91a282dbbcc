/** Tests of legal holds. */
@NullMarked
package io.guanhu.privacy.hold;

import org.jspecify.annotations.NullMarked;
