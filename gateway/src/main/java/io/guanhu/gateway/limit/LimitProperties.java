package io.guanhu.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on what one caller may send to the gateway.
 *
 * @param address requests from one client address, signed in or not
 * @param signIn sign-ins started from one address
 * @param caller requests by one signed-in caller
 * @param search searches by one caller
 * @param codes one-time codes that one caller requests or tries
 * @param body largest request body, except for a bulk import
 */
@ConfigurationProperties("guanhu.gateway.limits")
record LimitProperties(
        @DefaultValue Address address,
        @DefaultValue SignIn signIn,
        @DefaultValue Caller caller,
        @DefaultValue Search search,
        @DefaultValue Codes codes,
        @DefaultValue("256KB") DataSize body) {

    /** A number of requests within a period, in a burst or spread out. */
    interface Rate {
        long requests();

        Duration per();
    }

    record Address(
            @DefaultValue("3000") long requests,
            @DefaultValue("1m") Duration per) implements Rate {}

    record SignIn(
            @DefaultValue("200") long requests,
            @DefaultValue("1m") Duration per) implements Rate {}

    record Caller(
            @DefaultValue("1200") long requests,
            @DefaultValue("1m") Duration per) implements Rate {}

    record Search(
            @DefaultValue("120") long requests,
            @DefaultValue("1m") Duration per) implements Rate {}

    record Codes(
            @DefaultValue("20") long requests,
            @DefaultValue("10m") Duration per) implements Rate {}
}
