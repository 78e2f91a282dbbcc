package io.guanhu.platform.contract.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who publishes to each topic, and who reads it: {@code contract/access.properties}. Signatures are
 * checked against this table, and the broker's access rules are derived from it.
 */
public final class Access {

    private static final Properties TABLE = read();

    private Access() {}

    /** The services that may publish to a topic; empty if the topic is not ours. */
    public static Set<String> producersOf(String topic) {
        return services(topic + ".producers");
    }

    /** The services that read a topic. */
    public static Set<String> consumersOf(String topic) {
        return services(topic + ".consumers");
    }

    private static Set<String> services(String row) {
        return Arrays.stream(TABLE.getProperty(row, "").split(","))
                .filter(service -> !service.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Properties read() {
        Properties table = new Properties();
        try (InputStream in = Access.class.getResourceAsStream("/contract/access.properties")) {
            if (in == null) {
                throw new IllegalStateException("contract/access.properties is missing");
            }
            table.load(in);
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
