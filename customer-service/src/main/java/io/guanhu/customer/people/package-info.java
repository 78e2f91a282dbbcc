/**
 * Identifies people: the list of those who were erased and must not be registered again
 * automatically.
 */
@NullMarked
package io.guanhu.customer.people;

import org.jspecify.annotations.NullMarked;
