/** Registrations that wait for a person: read, decided, and ended by time. */
@NullMarked
package io.guanhu.customer.check;

import org.jspecify.annotations.NullMarked;
