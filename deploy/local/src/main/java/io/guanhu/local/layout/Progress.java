package io.guanhu.local.layout;

import java.time.Duration;

/** Hears what happens while a suite starts and stops. */
public interface Progress {

    /** Something that someone may have to wait for has begun. */
    void started(String component);

    void ready(String component, Duration took);

    /** A sentence about anything else. */
    void say(String sentence);

    /** How far the work of a component is; the next such sentence takes the place of this one. */
    void reached(String component, String sentence);

    /** Keeps quiet. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void started(String component) {}

            @Override
            public void ready(String component, Duration took) {}

            @Override
            public void say(String sentence) {}

            @Override
            public void reached(String component, String sentence) {}
        };
    }
}
