/** Erases this service's free texts when an order arrives. */
@NullMarked
package io.guanhu.ownership.erasure;

import org.jspecify.annotations.NullMarked;
