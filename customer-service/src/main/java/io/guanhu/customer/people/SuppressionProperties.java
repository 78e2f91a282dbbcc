package io.guanhu.customer.people;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How slow it is to guess who is on the list. New values apply to new entries; older entries keep
 * theirs.
 *
 * @param memory memory for one hash
 * @param passes over that memory
 * @param parallel how many hashes are computed at a time, each with its own memory; 0 means one per
 *     processor
 * @param patience how long a registration waits for its hashes before the caller is asked to try
 *     again
 */
@ConfigurationProperties("guanhu.customer.suppression")
record SuppressionProperties(
        @DefaultValue("19MB") DataSize memory,
        @DefaultValue("2") int passes,
        @DefaultValue("0") int parallel,
        @DefaultValue("50s") Duration patience) {

    SuppressionProperties {
        if (memory.toKilobytes() < 8 || passes < 1 || parallel < 0) {
            throw new IllegalArgumentException("guanhu.customer.suppression: at least 8KB of memory and one pass");
        }
    }

    int threads() {
        return parallel == 0 ? Runtime.getRuntime().availableProcessors() : parallel;
    }

    Recipe recipe(int secret) {
        return new Recipe(Math.toIntExact(memory.toKilobytes()), passes, 1, secret);
    }
}
