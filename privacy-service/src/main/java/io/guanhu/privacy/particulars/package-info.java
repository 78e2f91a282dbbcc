/** Gives secret parameters and stored contacts to notification-service. */
@NullMarked
package io.guanhu.privacy.particulars;

import org.jspecify.annotations.NullMarked;
