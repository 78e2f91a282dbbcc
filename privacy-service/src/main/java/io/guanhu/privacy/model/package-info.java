/** Decides: the states of an erasure request, one-time codes, retention law, the ledger's chain. */
@NullMarked
package io.guanhu.privacy.model;

import org.jspecify.annotations.NullMarked;
