package io.guanhu.platform.keyring.epoch;

import io.swagger.v3.oas.annotations.media.Schema;

/** The progress of an epoch. Each step is stored before the next begins, and can be repeated. */
@Schema(name = "EpochStep")
public enum Step {

    /** Collects destroyed keys. */
    OPEN,

    /** Collects no more; the next epoch does. */
    STARTED,

    /** The version of its new root exists and is stored. */
    REGISTERED,

    /** The tree is under the new root; the old root can still open the previous state. */
    SWITCHED,

    /** Every copy that may be needed has the new state, so the old root may be destroyed. */
    GATED,

    /** The destruction of the old root has begun and cannot be undone. */
    DESTROYING,

    /** The old root is gone. */
    DESTROYED,

    /** It was verified that what the old root sealed cannot be opened. */
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

    /** Whether the old root can still open the old state of the tree. */
    boolean oldRootLives() {
        return compareTo(DESTROYING) < 0;
    }

    /** Whether this epoch's destroyed keys are gone for everybody. */
    boolean dead() {
        return this == CLOSED;
    }
}
