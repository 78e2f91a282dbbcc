/** Tests of what the law means for a customer. */
@NullMarked
package io.guanhu.privacy.model.assessment;

import org.jspecify.annotations.NullMarked;
