package io.guanhu.local.layout;

import java.time.Duration;

/** Is notified while a suite starts and stops. */
public interface Progress {

    /** Something has begun that may take a while. */
    void started(String component);

    void ready(String component, Duration took);

    /** Any other message. */
    void say(String sentence);

    /** The progress of a component's work; each message replaces the previous one. */
    void reached(String component, String sentence);

    /** Ignores everything. */
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
