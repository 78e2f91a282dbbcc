/** Tests of what is shown of requests. */
@NullMarked
package io.guanhu.privacy.reading;

import org.jspecify.annotations.NullMarked;
