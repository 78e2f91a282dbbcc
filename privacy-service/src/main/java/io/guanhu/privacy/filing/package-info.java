/** Takes requests in: the customer's own, and those that staff take down. */
@NullMarked
package io.guanhu.privacy.filing;

import org.jspecify.annotations.NullMarked;
