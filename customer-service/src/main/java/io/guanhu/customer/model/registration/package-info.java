/** Who may be registered where, who checks a registration, and how the check ends. */
@NullMarked
package io.guanhu.customer.model.registration;

import org.jspecify.annotations.NullMarked;
