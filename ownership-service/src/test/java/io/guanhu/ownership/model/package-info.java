/** Customers and managers that the tests of the model speak of. */
@NullMarked
package io.guanhu.ownership.model;

import org.jspecify.annotations.NullMarked;
