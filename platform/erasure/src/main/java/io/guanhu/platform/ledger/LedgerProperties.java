package io.guanhu.platform.ledger;

import io.guanhu.platform.contract.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ledger's heads are found and who signs them.
 *
 * @param origin names the ledger for ever, in every head
 * @param keys public keys that sign heads, in the notation of C2SP signed-note; without one no
 *     holder can know whether it is behind
 * @param directory the anchor outside the cluster, where it can be read; absent if it cannot
 * @param witnessPolicy a C2SP tlog-policy whose witnesses have cosigned the heads and are asked for
 *     the newest they have seen; absent if there are none
 * @param interval how often this database is compared with the anchors
 * @param patience how long a service that was at the head may be behind a new one before it stops
 *     answering; it has erased already what the new entries tell
 * @param freshness how old the head stored in the database may be and still do for a start at which
 *     no anchor can be read; zero for never
 */
@ConfigurationProperties("guanhu.erasure-ledger")
public record LedgerProperties(
        @DefaultValue("guanhu.local/erasure-ledger") String origin,
        @DefaultValue List<String> keys,
        @Nullable Path directory,
        @DefaultValue(Topics.PRIVACY_LEDGER) String topic,
        @Nullable Path witnessPolicy,
        @DefaultValue("5s") Duration interval,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("0s") Duration freshness) {}
