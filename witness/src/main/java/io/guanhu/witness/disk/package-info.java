/** A witness's files, written to survive a loss of power: its keys, and what it saw of each log. */
@NullMarked
package io.guanhu.witness.disk;

import org.jspecify.annotations.NullMarked;
