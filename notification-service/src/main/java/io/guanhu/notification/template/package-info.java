/** Fills templates with words in the customer's language. Shared by all that write texts. */
@NullMarked
package io.guanhu.notification.template;

import org.jspecify.annotations.NullMarked;
