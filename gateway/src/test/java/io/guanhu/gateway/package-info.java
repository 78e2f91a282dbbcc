/** The gateway from outside, before services that are stubs. */
@NullMarked
package io.guanhu.gateway;

import org.jspecify.annotations.NullMarked;
