package io.guanhu.platform.ledger;

import io.guanhu.platform.contract.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ledger's heads are and who signs them.
 *
 * @param origin the permanent name of the ledger, in every head
 * @param keys public keys that sign heads, as C2SP signed-note; without one no holder can tell
 *     whether it is behind
 * @param directory the anchor outside the cluster; absent if this service cannot read it
 * @param witnessPolicy a C2SP tlog-policy. Its witnesses cosign the heads and are asked for the
 *     newest head they have seen; absent if there are none
 * @param interval how often this database is compared with the anchors
 * @param patience how long a service that was at the head may be behind a new one before it stops
 *     answering; it has already erased what the new entries order
 * @param freshness how old the head stored in the database may be if the service starts while no
 *     anchor is readable; zero for never
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
