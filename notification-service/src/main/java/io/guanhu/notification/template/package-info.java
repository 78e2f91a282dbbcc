/** Fills templates with the words of the customer's language. Shared by whoever makes a text. */
@NullMarked
package io.guanhu.notification.template;

import org.jspecify.annotations.NullMarked;
