/** Names, numbers and addresses that validate themselves, and the repair of typed text. */
@NullMarked
package io.guanhu.customer.model.value;

import org.jspecify.annotations.NullMarked;
