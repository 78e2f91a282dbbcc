package io.guanhu.privacy.filing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long a request may take.
 *
 * @param unconfirmedValidity until a request lapses that the customer does not confirm
 * @param deadline working days to answer
 */
@ConfigurationProperties("guanhu.privacy")
record FilingSettings(Duration unconfirmedValidity, int deadline) {}
