/** Proposes changes: the differences are computed and stored, and nothing else happens yet. */
@NullMarked
package io.guanhu.customer.proposal;

import org.jspecify.annotations.NullMarked;
