package io.guanhu.privacy.filing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long a request may take.
 *
 * @param unconfirmedValidity how long a request may wait for the customer to confirm it
 * @param deadline working days for an answer
 */
@ConfigurationProperties("guanhu.privacy")
record FilingSettings(Duration unconfirmedValidity, int deadline) {}
