/**
 * Shows the log to those who verify it (checkpoint, tiles, proofs), and verifies all of it on
 * request.
 */
@NullMarked
package io.guanhu.audit.log;

import org.jspecify.annotations.NullMarked;
