/** Names, numbers and addresses that check themselves, and how typed text is repaired. */
@NullMarked
package io.guanhu.customer.model.value;

import org.jspecify.annotations.NullMarked;
