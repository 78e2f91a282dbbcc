/**
 * Requests to witnesses, policies about whom to trust, and offline proofs that an entry is in a
 * log.
 */
@NullMarked
package io.guanhu.tlog.proof;

import org.jspecify.annotations.NullMarked;
