package io.guanhu.platform.keyring.epoch;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where an epoch is. Each step is written down before the next begins, and can be done twice. */
@Schema(name = "EpochStep")
public enum Step {

    /** Collects what is destroyed. */
    OPEN,

    /** Collects no more; the next one does. */
    STARTED,

    /** The version of its new root exists and is written down. */
    REGISTERED,

    /** The tree is under the new root; the old one still opens what was before. */
    SWITCHED,

    /** Every copy that may be needed has the new state: the old root may go. */
    GATED,

    /** The destruction of the old root has begun; there is no way back. */
    DESTROYING,

    /** The old root is gone. */
    DESTROYED,

    /** It was shown that what was sealed under the old root does not open. */
    CLOSED;

    Step next() {
        return switch (this) {
            case OPEN -> STARTED;
            case STARTED -> REGISTERED;
            case REGISTERED -> SWITCHED;
            case SWITCHED -> GATED;
            case GATED -> DESTROYING;
            case DESTROYING -> DESTROYED;
            case DESTROYED -> CLOSED;
            case CLOSED -> throw new IllegalStateException("A closed epoch goes no further");
        };
    }

    /** Whether the old root still opens the old state of the tree. */
    boolean oldRootLives() {
        return compareTo(DESTROYING) < 0;
    }

    /** Whether the keys that were to die in this epoch are dead for everybody. */
    boolean dead() {
        return this == CLOSED;
    }
}
