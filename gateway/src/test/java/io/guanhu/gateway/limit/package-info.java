/** The limits on size. */
@NullMarked
package io.guanhu.gateway.limit;

import org.jspecify.annotations.NullMarked;
