/** Compares the rows of the log with what was signed, side by side. */
@NullMarked
package io.guanhu.audit.verification.row;

import org.jspecify.annotations.NullMarked;
