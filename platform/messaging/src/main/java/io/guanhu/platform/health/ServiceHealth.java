package io.guanhu.platform.health;

import java.util.List;

/**
 * The health of a service, as shown to operators: names and numbers, without the addresses, disks
 * or failures in the probes.
 *
 * @param parked messages that could not be processed and wait for an operator
 * @param refused messages that were not trusted and wait for an operator
 */
record ServiceHealth(State state, List<Part> parts, Outbox outbox, long parked, long refused) {

    ServiceHealth {
        parts = List.copyOf(parts);
    }

    /** The status of a health indicator. */
    enum State {
        UP,
        DOWN,
        OUT_OF_SERVICE,
        UNKNOWN
    }

    /** Something that the service's health depends on, or that needs attention. */
    record Part(String name, State state) {}

    /**
     * Events waiting to be published.
     *
     * @param heldBack topics that the broker currently rejects
     */
    record Outbox(long waiting, long oldestSeconds, List<String> heldBack) {

        Outbox {
            heldBack = List.copyOf(heldBack);
        }
    }
}
