/** Speaks to the running suite from outside, as anybody does. */
@NullMarked
package io.guanhu.local.client;

import org.jspecify.annotations.NullMarked;
