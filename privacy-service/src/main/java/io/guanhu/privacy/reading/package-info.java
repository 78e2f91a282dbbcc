/** Shows requests: one, all, and how an execution goes. */
@NullMarked
package io.guanhu.privacy.reading;

import org.jspecify.annotations.NullMarked;
