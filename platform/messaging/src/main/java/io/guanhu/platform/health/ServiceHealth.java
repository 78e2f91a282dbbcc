package io.guanhu.platform.health;

import java.util.List;

/**
 * How a service is, as far as its operators are told: names and numbers, never what probes know of
 * addresses, disks or failures.
 *
 * @param parked messages that could not be handled and wait for somebody
 * @param refused messages whose sender was not believed and that wait for somebody
 */
record ServiceHealth(State state, List<Part> parts, Outbox outbox, long parked, long refused) {

    ServiceHealth {
        parts = List.copyOf(parts);
    }

    /** What a health indicator tells. */
    enum State {
        UP,
        DOWN,
        OUT_OF_SERVICE,
        UNKNOWN
    }

    /** One thing that the service's health depends on, or that wants to be looked at. */
    record Part(String name, State state) {}

    /**
     * What waits to be published.
     *
     * @param heldBack topics that the broker refuses
     */
    record Outbox(long waiting, long oldestSeconds, List<String> heldBack) {

        Outbox {
            heldBack = List.copyOf(heldBack);
        }
    }
}
