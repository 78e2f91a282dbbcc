/** Tests of what the law says of a request. */
@NullMarked
package io.guanhu.privacy.assessment;

import org.jspecify.annotations.NullMarked;
