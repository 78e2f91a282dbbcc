package io.guanhu.local.story.stage;

/** A step failed that all later ones need. */
public final class StoryEndsException extends RuntimeException {

    public StoryEndsException(String why) {
        super(why);
    }
}
