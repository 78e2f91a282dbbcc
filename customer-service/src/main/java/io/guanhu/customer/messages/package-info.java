/** What customers are told of what was done, also at the contacts that they gave up. */
@NullMarked
package io.guanhu.customer.messages;

import org.jspecify.annotations.NullMarked;
