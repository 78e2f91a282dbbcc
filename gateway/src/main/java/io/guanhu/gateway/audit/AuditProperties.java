package io.guanhu.gateway.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where refusals wait until Kafka takes them.
 *
 * @param spool a directory that outlives the process
 * @param limit bytes that may wait; what comes when it is full is lost, and told
 * @param distinct refusals that are told apart in one second
 * @param window refusals of one kind within it make one entry
 * @param flush how often counts are forced to disk
 * @param alarmAfter the oldest that waits is an alarm when it is older
 */
@ConfigurationProperties("guanhu.gateway.audit")
record AuditProperties(
        @DefaultValue("${user.home}/.guanhu/gateway-audit") Path spool,
        @DefaultValue("64MB") DataSize limit,
        @DefaultValue("500") int distinct,
        @DefaultValue("1m") Duration window,
        @DefaultValue("1s") Duration flush,
        @DefaultValue("10m") Duration alarmAfter) {}
