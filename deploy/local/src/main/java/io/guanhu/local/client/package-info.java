/** Speaks to the running suite from outside, as a browser, a mobile app or another system would. */
@NullMarked
package io.guanhu.local.client;

import org.jspecify.annotations.NullMarked;
