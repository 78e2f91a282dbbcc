package io.guanhu.notification.sms;

import io.guanhu.notification.model.delivery.Continuing;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The SMS centre, and fallbacks for when it is down.
 *
 * @param sourceAddress the sender address of messages
 * @param dialect how the centre writes numbers and ids
 * @param patience limit for connecting and for each answer
 * @param otherSenderAfter how long a partly accepted message is left to the centre that started it;
 *     another must then send all of it
 * @param partMemory how long phones are expected to keep the parts of an incomplete message
 * @param fallbacks centres to try next, in order
 */
@ConfigurationProperties("guanhu.notification.smpp")
record SmppProperties(
        String host,
        int port,
        @DefaultValue("") String systemId,
        @DefaultValue("") String password,
        String sourceAddress,
        @DefaultValue Dialect dialect,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("1m") Duration otherSenderAfter,
        @DefaultValue("12h") Duration partMemory,
        @DefaultValue List<Fallback> fallbacks) {

    /** Where a centre is, how to bind to it, and its conventions. */
    record Centre(String host, int port, String systemId, String password, String sourceAddress, Dialect dialect) {

        Centre {
            // SMPP 3.4, sections 5.2.1 and 5.2.2. The library would log a longer password.
            if (systemId.length() > 15 || password.length() > 8) {
                throw new IllegalArgumentException(
                        "guanhu.notification.smpp: the system id has at most 15 characters, the password 8");
            }
            sourceAddress = dialect.source(sourceAddress);
        }

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * Another centre.
     *
     * @param sourceAddress the first centre's if absent
     * @param dialect the first centre's if absent; can only be given completely
     */
    record Fallback(
            String host,
            int port,
            @DefaultValue("") String systemId,
            @DefaultValue("") String password,
            @Nullable String sourceAddress,
            @Nullable Dialect dialect) {

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    List<Centre> centres() {
        return Stream.concat(
                        Stream.of(new Centre(host, port, systemId, password, sourceAddress, dialect)),
                        fallbacks.stream().map(this::centre))
                .toList();
    }

    private Centre centre(Fallback fallback) {
        return new Centre(
                fallback.host(),
                fallback.port(),
                fallback.systemId(),
                fallback.password(),
                Objects.requireNonNullElse(fallback.sourceAddress(), sourceAddress),
                Objects.requireNonNullElse(fallback.dialect(), dialect));
    }

    Continuing continuing() {
        return new Continuing(otherSenderAfter, partMemory);
    }

    @Override
    public String toString() {
        return "SmppProperties[" + host + ":" + port + ", " + fallbacks + "]";
    }
}
