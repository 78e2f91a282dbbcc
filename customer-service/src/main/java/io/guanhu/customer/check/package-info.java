/** Registrations that wait for a person: reading and deciding them, and ending them in time. */
@NullMarked
package io.guanhu.customer.check;

import org.jspecify.annotations.NullMarked;
