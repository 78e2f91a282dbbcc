package io.guanhu.platform.messagekeys;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys of messages are.
 *
 * @param directory this service's private keys; shared by its replicas and readable only by them
 * @param trust the public keys of all services, one document each
 * @param publish whether this service writes its own document into {@code trust}; in production
 *     that directory is mounted read-only and an operator writes it
 * @param lifetime how long a new key signs
 * @param lead how long before it signs a new key is published
 * @param renewBefore how long before the last key expires the service warns, or creates the next
 *     one if it may publish it
 * @param skew how much the clocks of two services may differ
 * @param replaceLost whether a lost key is replaced; set it for one start, when you know that no
 *     copy is left
 */
@ConfigurationProperties("guanhu.messages")
record MessageKeyProperties(
        @Nullable Path directory,
        @Nullable Path trust,
        @DefaultValue("true") boolean publish,
        @DefaultValue("400d") Duration lifetime,
        @DefaultValue("1h") Duration lead,
        @DefaultValue("30d") Duration renewBefore,
        @DefaultValue("5m") Duration skew,
        @DefaultValue("false") boolean replaceLost) {}
