/** Erases unsent messages, and the remains of an erased customer's contact. */
@NullMarked
package io.guanhu.notification.erasure;

import org.jspecify.annotations.NullMarked;
