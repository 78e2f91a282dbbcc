/** Hands audit entries to the audit log, in the transaction of what they tell about. */
@NullMarked
package io.guanhu.platform.audit;

import org.jspecify.annotations.NullMarked;
