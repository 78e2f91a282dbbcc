/**
 * Adds entries to the log: one transaction per batch, and one signed checkpoint per transaction.
 */
@NullMarked
package io.guanhu.audit.append;

import org.jspecify.annotations.NullMarked;
