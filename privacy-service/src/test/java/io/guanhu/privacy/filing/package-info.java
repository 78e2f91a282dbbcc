/** Tests of filing a request. */
@NullMarked
package io.guanhu.privacy.filing;

import org.jspecify.annotations.NullMarked;
