/**
 * The state of the log: its tiles, the checkpoint outside the database, and whether the two agree.
 * Shared by appending and reading.
 */
@NullMarked
package io.guanhu.audit.standing;

import org.jspecify.annotations.NullMarked;
