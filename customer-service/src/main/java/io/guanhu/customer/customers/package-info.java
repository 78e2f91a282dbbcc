/** Customers without personal data, and who reaches them; every slice stands on it. */
@NullMarked
package io.guanhu.customer.customers;

import org.jspecify.annotations.NullMarked;
