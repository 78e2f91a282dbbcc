/** The services behind the gateway: their names, paths and addresses. */
@NullMarked
package io.guanhu.gateway.upstream;

import org.jspecify.annotations.NullMarked;
