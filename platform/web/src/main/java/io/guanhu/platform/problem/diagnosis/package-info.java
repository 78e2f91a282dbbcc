/** Finds out what is wrong with a request that failed, and never looks at what was refused. */
@NullMarked
package io.guanhu.platform.problem.diagnosis;

import org.jspecify.annotations.NullMarked;
