/** Plays both of the suite's jobs from outside, as the people involved, and checks each step. */
@NullMarked
package io.guanhu.local.story;

import org.jspecify.annotations.NullMarked;
