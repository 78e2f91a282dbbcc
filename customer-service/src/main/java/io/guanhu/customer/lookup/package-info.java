/** Reading customers masked, searching them, and revealing single fields for a purpose. */
@NullMarked
package io.guanhu.customer.lookup;

import org.jspecify.annotations.NullMarked;
