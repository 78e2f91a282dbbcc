package io.guanhu.customer.census;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the census.
 *
 * @param interval the time between two censuses
 * @param settling the minimum age of a counted customer, so that every service knows them
 */
@ConfigurationProperties("guanhu.customer.census")
record CensusProperties(Duration interval, Duration settling) {}
