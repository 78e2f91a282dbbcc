package io.guanhu.privacy.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How codes are limited.
 *
 * @param contactAge how long before a request a contact must have been registered to receive a code
 */
@ConfigurationProperties("guanhu.privacy")
record IdentitySettings(Duration codeValidity, Codes codes, Duration contactAge) {

    /**
     * The limits on codes and guesses for one customer, over all requests. The customer, and staff
     * who act for the customer, are counted separately.
     *
     * @param interval minimum time between two codes
     * @param most codes per window
     * @param guesses wrong codes per window
     */
    record Codes(Duration interval, int most, int guesses, Duration window) {}
}
