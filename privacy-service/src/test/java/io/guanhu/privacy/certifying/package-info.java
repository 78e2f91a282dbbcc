/** Tests of certifying. */
@NullMarked
package io.guanhu.privacy.certifying;

import org.jspecify.annotations.NullMarked;
