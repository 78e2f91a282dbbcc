/** Forwards each request to its service, and answers when that service does not. */
@NullMarked
package io.guanhu.gateway.route;

import org.jspecify.annotations.NullMarked;
