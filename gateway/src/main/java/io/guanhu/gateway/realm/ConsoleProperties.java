package io.guanhu.gateway.realm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The browser session.
 *
 * @param clientId client id of the console in the realm
 * @param clientSecret client secret of the console in the realm
 * @param backchannelUrl the realm's address as the gateway reaches it, if it differs from the
 *     issuer
 * @param secureCookies false only if browsers use plain http, that is, on localhost
 * @param support support contacts for staff, in the order in which to try them
 * @param practice whether the customers are fictitious, so that staff may try everything
 */
@ConfigurationProperties("guanhu.gateway.console")
public record ConsoleProperties(
        @DefaultValue("guanhu-console") String clientId,
        @DefaultValue("") String clientSecret,
        @Nullable String backchannelUrl,
        @DefaultValue("true") boolean secureCookies,
        @DefaultValue List<Contact> support,
        @DefaultValue("false") boolean practice) {

    public String sessionCookie() {
        return secureCookies ? "__Host-guanhu" : "guanhu-session";
    }

    public String csrfCookie() {
        return secureCookies ? "__Host-guanhu-csrf" : "guanhu-csrf";
    }
}
