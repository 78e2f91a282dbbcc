package io.guanhu.gateway.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where refusals wait until Kafka accepts them.
 *
 * @param spool a directory that survives the process
 * @param limit bytes that may wait; when it is full, further refusals are lost, and this is
 *     reported
 * @param distinct refusals recorded separately within one second
 * @param window refusals of one kind within this time share one entry
 * @param flush how often counts are forced to disk
 * @param alarmAfter age of the oldest waiting refusal that raises an alarm
 */
@ConfigurationProperties("guanhu.gateway.audit")
record AuditProperties(
        @DefaultValue("${user.home}/.guanhu/gateway-audit") Path spool,
        @DefaultValue("64MB") DataSize limit,
        @DefaultValue("500") int distinct,
        @DefaultValue("1m") Duration window,
        @DefaultValue("1s") Duration flush,
        @DefaultValue("10m") Duration alarmAfter) {}
