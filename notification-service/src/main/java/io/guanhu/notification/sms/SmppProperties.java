package io.guanhu.notification.sms;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The SMS centre, and others for when it is down.
 *
 * @param sourceAddress what messages come from
 * @param patience for a connection and for each answer
 * @param fallbacks tried in order
 */
@ConfigurationProperties("guanhu.notification.smpp")
record SmppProperties(
        String host,
        int port,
        @DefaultValue("") String systemId,
        @DefaultValue("") String password,
        String sourceAddress,
        @DefaultValue("5s") Duration patience,
        @DefaultValue List<Centre> fallbacks) {

    /** Where a centre is and how to bind to it. */
    record Centre(
            String host,
            int port,
            @DefaultValue("") String systemId,
            @DefaultValue("") String password,
            @Nullable String sourceAddress) {

        Centre {
            // SMPP 3.4, sections 5.2.1 and 5.2.2. The library would put a longer password in the
            // log.
            if (systemId.length() > 15 || password.length() > 8) {
                throw new IllegalArgumentException(
                        "guanhu.notification.smpp: the system id has at most 15 characters, the password 8");
            }
        }

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    List<Centre> centres() {
        return Stream.concat(
                        Stream.of(new Centre(host, port, systemId, password, sourceAddress)),
                        fallbacks.stream())
                .toList();
    }

    @Override
    public String toString() {
        return "SmppProperties[" + centres() + "]";
    }
}
