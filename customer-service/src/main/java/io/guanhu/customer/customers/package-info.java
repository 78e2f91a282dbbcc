/** Customers without personal data, and who can reach them; the basis of all slices. */
@NullMarked
package io.guanhu.customer.customers;

import org.jspecify.annotations.NullMarked;
