package io.guanhu.gateway.session;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How customers sign in at the privacy centre.
 *
 * @param clientId of the privacy centre at the realm
 * @param clientSecret of the privacy centre at the realm
 */
@ConfigurationProperties("guanhu.gateway.privacy-centre")
record PrivacyCentreProperties(
        @DefaultValue("guanhu-privacy-centre") String clientId,
        @DefaultValue("") String clientSecret) {

    /** Tells no secret. */
    @Override
    public String toString() {
        return "PrivacyCentreProperties[" + clientId + "]";
    }
}
