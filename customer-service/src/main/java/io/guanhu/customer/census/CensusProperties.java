package io.guanhu.customer.census;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the census.
 *
 * @param interval from one to the next
 * @param settling how old a customer is who is counted: by then everybody has heard of them
 */
@ConfigurationProperties("guanhu.customer.census")
record CensusProperties(Duration interval, Duration settling) {}
