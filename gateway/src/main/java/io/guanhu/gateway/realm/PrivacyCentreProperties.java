package io.guanhu.gateway.realm;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How customers sign in at the privacy centre.
 *
 * @param clientId client id of the privacy centre in the realm
 * @param clientSecret client secret of the privacy centre in the realm
 * @param support contacts for customers, also for complaints
 */
@ConfigurationProperties("guanhu.gateway.privacy-centre")
public record PrivacyCentreProperties(
        @DefaultValue("guanhu-privacy-centre") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue List<Contact> support) {

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "PrivacyCentreProperties[" + clientId + "]";
    }
}
