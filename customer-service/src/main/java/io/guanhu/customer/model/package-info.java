/** The rules about customers and who may do what with them; pure, like all subpackages. */
@NullMarked
package io.guanhu.customer.model;

import org.jspecify.annotations.NullMarked;
