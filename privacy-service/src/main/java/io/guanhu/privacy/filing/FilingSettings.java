package io.guanhu.privacy.filing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long a request may take.
 *
 * @param unconfirmedValidity how long a request can wait for the customer's confirmation
 * @param deadline the working days within which to answer
 */
@ConfigurationProperties("guanhu.privacy")
record FilingSettings(Duration unconfirmedValidity, int deadline) {}
