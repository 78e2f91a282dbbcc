/** Hands secret parameters and kept contacts to notification-service. */
@NullMarked
package io.guanhu.privacy.particulars;

import org.jspecify.annotations.NullMarked;
