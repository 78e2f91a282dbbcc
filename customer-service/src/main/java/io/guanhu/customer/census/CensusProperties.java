package io.guanhu.customer.census;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the census.
 *
 * @param interval time from one census to the next
 * @param settling minimum age of a customer to be counted, so that every service has heard of them
 */
@ConfigurationProperties("guanhu.customer.census")
record CensusProperties(Duration interval, Duration settling) {}
