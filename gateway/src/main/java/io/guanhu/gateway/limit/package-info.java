/** Limits the requests of each caller and each address, and the size of requests. */
@NullMarked
package io.guanhu.gateway.limit;

import org.jspecify.annotations.NullMarked;
