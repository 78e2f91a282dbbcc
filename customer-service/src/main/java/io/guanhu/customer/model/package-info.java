/** What a customer is and who may do what with one: pure rules, like all of its subpackages. */
@NullMarked
package io.guanhu.customer.model;

import org.jspecify.annotations.NullMarked;
