/** Advances requests that need no person: assessment, the end of cooling-off, expiry. */
@NullMarked
package io.guanhu.privacy.advance;

import org.jspecify.annotations.NullMarked;
