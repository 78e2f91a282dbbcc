/**
 * The formats of transparency logs and their arithmetic, pure functions all: RFC 6962 trees, and of
 * C2SP the tiles, signed notes, checkpoints, cosignatures, policies and proofs. Shared by whoever
 * writes a log, witnesses one or verifies what it proves. Trusts nothing but a signed checkpoint.
 */
@NullMarked
package io.guanhu.tlog;

import org.jspecify.annotations.NullMarked;
