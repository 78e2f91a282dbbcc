/**
 * Verifies the log against what was signed: by itself from time to time, and on demand. Reads by
 * JDBC, because only that driver copies rows out in bulk.
 */
@NullMarked
package io.guanhu.audit.verification;

import org.jspecify.annotations.NullMarked;
