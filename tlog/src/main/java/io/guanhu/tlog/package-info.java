/**
 * The formats and algorithms of transparency logs as pure functions: RFC 6962 trees and, from C2SP,
 * tiles, signed notes, checkpoints, cosignatures, policies and proofs. Shared by those who write a
 * log, witness one, or verify its proofs. Trusts nothing but signed checkpoints.
 */
@NullMarked
package io.guanhu.tlog;

import org.jspecify.annotations.NullMarked;
