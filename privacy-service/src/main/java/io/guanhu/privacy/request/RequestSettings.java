package io.guanhu.privacy.request;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long things may take.
 *
 * @param contactAge how long before the filing a contact must have been there to be used for a code
 * @param unconfirmedValidity until a request lapses that the customer does not confirm
 * @param deadline working days to answer
 */
@ConfigurationProperties("guanhu.privacy")
record RequestSettings(
        Duration codeValidity,
        Codes codes,
        Duration contactAge,
        Duration unconfirmedValidity,
        Duration coolingOff,
        int deadline,
        Worker worker) {

    /**
     * How many codes and guesses there are for one customer, over all requests; each for the
     * customer, and for staff who act for the customer.
     *
     * @param interval between two codes
     * @param most codes in a window
     * @param guesses wrong ones in a window
     */
    record Codes(Duration interval, int most, int guesses, Duration window) {}

    /**
     * The worker's pace.
     *
     * @param lease how long a request stays with the worker that took it
     */
    record Worker(Duration interval, Duration lease, Duration retry) {}
}
