/** The personal fields: their values, a profile of them, and how they are masked. */
@NullMarked
package io.guanhu.customer.model.field;

import org.jspecify.annotations.NullMarked;
