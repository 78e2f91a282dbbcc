/** How much one caller or one address may ask, and how large a request may be. */
@NullMarked
package io.guanhu.gateway.limit;

import org.jspecify.annotations.NullMarked;
