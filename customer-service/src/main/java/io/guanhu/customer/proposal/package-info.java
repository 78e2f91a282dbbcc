/** Proposing a change: the difference is computed and kept, and nothing else happens yet. */
@NullMarked
package io.guanhu.customer.proposal;

import org.jspecify.annotations.NullMarked;
