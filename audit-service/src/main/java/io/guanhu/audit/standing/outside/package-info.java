/** The checkpoints outside the database, in files that no database administrator reaches. */
@NullMarked
package io.guanhu.audit.standing.outside;

import org.jspecify.annotations.NullMarked;
