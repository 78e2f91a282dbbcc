/** Erases the free texts this service holds when an order arrives. */
@NullMarked
package io.guanhu.ownership.erasure;

import org.jspecify.annotations.NullMarked;
