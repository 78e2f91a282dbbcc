/** Customers and managers in the tests of the model. */
@NullMarked
package io.guanhu.ownership.model;

import org.jspecify.annotations.NullMarked;
