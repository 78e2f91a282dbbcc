/**
 * A witness of transparency logs (C2SP tlog-witness): cosigns checkpoints that continue the log it
 * has seen before, and stores contradictions as evidence. Runs outside the control of the log's
 * operator: with its own process, key and disk, and preferably in another organisation.
 */
@NullMarked
package io.guanhu.witness;

import org.jspecify.annotations.NullMarked;
