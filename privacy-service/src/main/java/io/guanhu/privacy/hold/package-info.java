/** Places and lifts legal holds, which keep data whatever is requested. */
@NullMarked
package io.guanhu.privacy.hold;

import org.jspecify.annotations.NullMarked;
