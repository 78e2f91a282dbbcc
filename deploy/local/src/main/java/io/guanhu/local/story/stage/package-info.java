/** What the story's acts need: the people, their messages, and the report. */
@NullMarked
package io.guanhu.local.story.stage;

import org.jspecify.annotations.NullMarked;
