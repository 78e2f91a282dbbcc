/** Reading the changes of a customer: by staff masked, by the customer in clear. */
@NullMarked
package io.guanhu.customer.history;

import org.jspecify.annotations.NullMarked;
