/** How much is too much. */
@NullMarked
package io.guanhu.gateway.limit;

import org.jspecify.annotations.NullMarked;
