/** The checkpoints outside the database, in files that no database administrator can reach. */
@NullMarked
package io.guanhu.audit.standing.outside;

import org.jspecify.annotations.NullMarked;
