/** Messages to customers about changes, including messages to their former contacts. */
@NullMarked
package io.guanhu.customer.messages;

import org.jspecify.annotations.NullMarked;
