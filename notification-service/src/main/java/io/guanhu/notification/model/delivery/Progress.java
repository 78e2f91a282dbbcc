package io.guanhu.notification.model.delivery;

import java.util.Optional;

/** How much of a message providers have taken, in this attempt and in earlier ones. */
public interface Progress {

    /** How often sending the whole message was begun before. */
    int sendings();

    /** The sending to go on with: of this very text to this very destination. */
    Optional<Begun> begun();

    /** Whether there is time for another part before somebody else may take up the message. */
    boolean hasTime();

    /**
     * Remembers a part: when this returns, a crash does not forget it any more, unless the database
     * is away. Blocks.
     */
    void taken(TakenPart part);
}
