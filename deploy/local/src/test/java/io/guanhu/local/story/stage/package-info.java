/** Tests of the story's output. */
@NullMarked
package io.guanhu.local.story.stage;

import org.jspecify.annotations.NullMarked;
