package io.guanhu.gateway.realm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The browser session.
 *
 * @param clientId of the gateway at the realm
 * @param clientSecret of the gateway at the realm
 * @param backchannelUrl the realm as the gateway reaches it, where that differs from the issuer
 * @param secureCookies false only where browsers come by plain http, that is on localhost
 * @param support whom staff call, in the order in which they should try
 * @param practice whether customers here are made up, so that staff may try everything
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
