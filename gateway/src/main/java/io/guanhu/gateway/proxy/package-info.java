/** Whose word is taken about where a request comes from. */
@NullMarked
package io.guanhu.gateway.proxy;

import org.jspecify.annotations.NullMarked;
