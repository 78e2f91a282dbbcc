/** Tests of the suppression list. */
@NullMarked
package io.guanhu.customer.people;

import org.jspecify.annotations.NullMarked;
