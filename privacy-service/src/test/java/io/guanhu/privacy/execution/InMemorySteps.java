package io.guanhu.privacy.execution;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.docket.InMemoryDocket;
import java.time.Duration;
import java.util.Set;

/** The real steps of an execution, over requests in memory. */
public final class InMemorySteps {

    /** Two holders are asked; a notice may stay open for 30 days. */
    public static final ExecutionSettings SETTINGS = new ExecutionSettings(
            Set.of("customer-service", "audit-service"),
            Duration.ofDays(30),
            new ExecutionSettings.Worker(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofSeconds(10)));

    private InMemorySteps() {}

    public static Steps of(Memory memory, InMemoryDocket docket) {
        return new Steps(docket.requests(), docket.docket(), memory.keyring(), memory.transaction(), memory.clock());
    }
}
