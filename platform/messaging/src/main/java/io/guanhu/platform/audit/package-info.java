/** Sends audit entries to the audit log, in the transaction of the act they record. */
@NullMarked
package io.guanhu.platform.audit;

import org.jspecify.annotations.NullMarked;
