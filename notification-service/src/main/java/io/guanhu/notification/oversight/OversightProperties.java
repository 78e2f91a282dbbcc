package io.guanhu.notification.oversight;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When an open notice raises an alarm.
 *
 * @param alarmAfter age at which a legal notice that no provider has accepted is late
 * @param receiptPatience age at which a short message without a confirmed delivery is late
 * @param interval how often open notices are counted
 */
@ConfigurationProperties("guanhu.notification.oversight")
record OversightProperties(Duration alarmAfter, Duration receiptPatience, Duration interval) {}
