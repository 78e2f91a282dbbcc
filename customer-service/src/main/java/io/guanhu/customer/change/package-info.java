/** What every step of a change stands on: how it is stored, sealed, weighed and shown. */
@NullMarked
package io.guanhu.customer.change;

import org.jspecify.annotations.NullMarked;
