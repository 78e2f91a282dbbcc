package io.guanhu.notification.oversight;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When an open notice is an alarm.
 *
 * @param alarmAfter a legal notice that is not with a provider by then is late
 * @param receiptPatience a short message is late whose delivery is not confirmed by then
 * @param interval how often is counted
 */
@ConfigurationProperties("guanhu.notification.oversight")
record OversightProperties(Duration alarmAfter, Duration receiptPatience, Duration interval) {}
