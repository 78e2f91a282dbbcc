/** Tells clients which fields a customer has, so that forms and lists do not need to know them. */
@NullMarked
package io.guanhu.customer.catalogue;

import org.jspecify.annotations.NullMarked;
