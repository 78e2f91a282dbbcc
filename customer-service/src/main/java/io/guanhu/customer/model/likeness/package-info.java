/** How much two people resemble each other, and on what basis. */
@NullMarked
package io.guanhu.customer.model.likeness;

import org.jspecify.annotations.NullMarked;
