/** What all steps of a change share: storing, sealing, checking and showing it. */
@NullMarked
package io.guanhu.customer.change;

import org.jspecify.annotations.NullMarked;
