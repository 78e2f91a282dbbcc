/** The proxies whose headers count. */
@NullMarked
package io.guanhu.gateway.proxy;

import org.jspecify.annotations.NullMarked;
