/** Who may be registered, where, by whom it is checked, and how the check ends. */
@NullMarked
package io.guanhu.customer.model.registration;

import org.jspecify.annotations.NullMarked;
