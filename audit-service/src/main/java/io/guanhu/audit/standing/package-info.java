/**
 * Where the log stands: its tiles, the checkpoint outside the database, and whether the two agree.
 * Whoever appends and whoever reads must know it in the same way.
 */
@NullMarked
package io.guanhu.audit.standing;

import org.jspecify.annotations.NullMarked;
