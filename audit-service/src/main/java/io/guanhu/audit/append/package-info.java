/** Takes entries into the log: one transaction per batch, one signed checkpoint per transaction. */
@NullMarked
package io.guanhu.audit.append;

import org.jspecify.annotations.NullMarked;
