/** Which request goes to which service, and what happens when that service does not answer. */
@NullMarked
package io.guanhu.gateway.route;

import org.jspecify.annotations.NullMarked;
