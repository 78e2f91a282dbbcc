/** Tests of what the law says about a request. */
@NullMarked
package io.guanhu.privacy.assessment;

import org.jspecify.annotations.NullMarked;
