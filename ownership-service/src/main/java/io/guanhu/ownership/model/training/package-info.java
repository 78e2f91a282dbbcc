/** Courses that staff must take, and what they have passed. */
@NullMarked
package io.guanhu.ownership.model.training;

import org.jspecify.annotations.NullMarked;
