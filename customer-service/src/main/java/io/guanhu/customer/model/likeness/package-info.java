/** How much somebody is like somebody else, and what that rests on. */
@NullMarked
package io.guanhu.customer.model.likeness;

import org.jspecify.annotations.NullMarked;
