/** Registering customers: judged, then entered, refused, or held for a check by a person. */
@NullMarked
package io.guanhu.customer.registration;

import org.jspecify.annotations.NullMarked;
