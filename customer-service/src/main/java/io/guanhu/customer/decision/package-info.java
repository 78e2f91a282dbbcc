/** Confirming a change and deciding on it, after its values were seen; then it is applied. */
@NullMarked
package io.guanhu.customer.decision;

import org.jspecify.annotations.NullMarked;
