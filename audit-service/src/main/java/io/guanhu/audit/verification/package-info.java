/**
 * Verifies the log against what was signed, automatically and on request. Uses JDBC, because only
 * that driver can copy rows out in bulk.
 */
@NullMarked
package io.guanhu.audit.verification;

import org.jspecify.annotations.NullMarked;
