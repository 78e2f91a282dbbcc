/** Opens and closes legal holds, which keep data whatever is asked. */
@NullMarked
package io.guanhu.privacy.hold;

import org.jspecify.annotations.NullMarked;
