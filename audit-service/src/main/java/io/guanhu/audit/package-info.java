/** Owns the tamper-evident audit log. Consumes audit entries; publishes erasure receipts. */
@NullMarked
package io.guanhu.audit;

import org.jspecify.annotations.NullMarked;
