/**
 * Registers customers: judges them, then registers, refuses, or holds them for a check by a person.
 */
@NullMarked
package io.guanhu.customer.registration;

import org.jspecify.annotations.NullMarked;
