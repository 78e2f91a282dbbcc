/** Trains staff: courses with tests, who passed them when, and guided tours of the console. */
@NullMarked
package io.guanhu.ownership.training;

import org.jspecify.annotations.NullMarked;
