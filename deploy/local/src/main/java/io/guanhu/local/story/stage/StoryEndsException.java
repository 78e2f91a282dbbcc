package io.guanhu.local.story.stage;

/** A step failed that all later steps depend on. */
public final class StoryEndsException extends RuntimeException {

    public StoryEndsException(String why) {
        super(why);
    }
}
