/** What the other services may ask about a customer. */
@NullMarked
package io.guanhu.customer.contact;

import org.jspecify.annotations.NullMarked;
