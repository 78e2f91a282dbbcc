/** A new customer as typed, and how it is read by the rules of all fields. */
@NullMarked
package io.guanhu.customer.draft;

import org.jspecify.annotations.NullMarked;
