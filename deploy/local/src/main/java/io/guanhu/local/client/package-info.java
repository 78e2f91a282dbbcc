/** Calls the running suite from outside, like any client. */
@NullMarked
package io.guanhu.local.client;

import org.jspecify.annotations.NullMarked;
