/** Names a call in the audit log, whatever its path contains. */
@NullMarked
package io.guanhu.platform.audit.operation;

import org.jspecify.annotations.NullMarked;
