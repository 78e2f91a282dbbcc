package io.guanhu.privacy.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How codes are limited.
 *
 * @param contactAge how long before the filing a contact must have been there to be used for a code
 */
@ConfigurationProperties("guanhu.privacy")
record IdentitySettings(Duration codeValidity, Codes codes, Duration contactAge) {

    /**
     * How many codes and guesses there are for one customer, over all requests; each for the
     * customer, and for staff who act for the customer.
     *
     * @param interval between two codes
     * @param most codes in a window
     * @param guesses wrong ones in a window
     */
    record Codes(Duration interval, int most, int guesses, Duration window) {}
}
