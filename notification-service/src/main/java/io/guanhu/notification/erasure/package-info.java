/** Erases unsent messages and what is left of an erased customer's contact. */
@NullMarked
package io.guanhu.notification.erasure;

import org.jspecify.annotations.NullMarked;
