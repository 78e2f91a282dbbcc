/** A new customer as typed, and what is read from it by the rules of all fields. */
@NullMarked
package io.guanhu.customer.draft;

import org.jspecify.annotations.NullMarked;
