/** Tests of how the story is told. */
@NullMarked
package io.guanhu.local.story.stage;

import org.jspecify.annotations.NullMarked;
