/** Shows customers masked, searches them, and reveals single fields for a purpose. */
@NullMarked
package io.guanhu.customer.lookup;

import org.jspecify.annotations.NullMarked;
