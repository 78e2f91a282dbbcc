package io.guanhu.local.story;

/** A step failed that all later ones need. */
final class StoryEndsException extends RuntimeException {

    StoryEndsException(String why) {
        super(why);
    }
}
