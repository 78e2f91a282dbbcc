/** Who somebody is: the list of those who were erased and must not return by themselves. */
@NullMarked
package io.guanhu.customer.people;

import org.jspecify.annotations.NullMarked;
