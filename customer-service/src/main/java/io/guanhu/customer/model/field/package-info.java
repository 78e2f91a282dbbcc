/** The personal fields: their values, profiles of them, and masks. */
@NullMarked
package io.guanhu.customer.model.field;

import org.jspecify.annotations.NullMarked;
