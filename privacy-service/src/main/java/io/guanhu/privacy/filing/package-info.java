/** Accepts requests from customers, and from staff on their behalf. */
@NullMarked
package io.guanhu.privacy.filing;

import org.jspecify.annotations.NullMarked;
