/** What the acts of the story stand on: the people, their messages, and how the story is told. */
@NullMarked
package io.guanhu.local.story.stage;

import org.jspecify.annotations.NullMarked;
