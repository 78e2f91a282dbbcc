package io.guanhu.notification.model.delivery;

import java.util.Optional;

/** How much of a message providers have accepted, in this attempt and in earlier ones. */
public interface Progress {

    /** How often sending the whole message was started before. */
    int sendings();

    /** The sending to continue, with the same text and the same destination. */
    Optional<StartedSending> begun();

    /** Whether there is time for another part before another process may claim the message. */
    boolean hasTime();

    /** Stores a part durably, unless the database is unavailable. Blocks. */
    void accepted(AcceptedPart part);
}
