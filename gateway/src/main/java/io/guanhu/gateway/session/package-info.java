/** Who comes in: by bearer token, or by a browser session that keeps the tokens here. */
@NullMarked
package io.guanhu.gateway.session;

import org.jspecify.annotations.NullMarked;
