/** Decides which proxies are trusted to say where a request comes from. */
@NullMarked
package io.guanhu.gateway.proxy;

import org.jspecify.annotations.NullMarked;
