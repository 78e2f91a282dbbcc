/** What a customer's data is and who may do what with it: pure rules and self-checking values. */
@NullMarked
package io.guanhu.customer.model;

import org.jspecify.annotations.NullMarked;
