package io.guanhu.testing;

import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.contract.access.Access;
import io.guanhu.platform.signing.key.SigningKeyDirectory;
import io.guanhu.platform.signing.key.SigningKeys;
import io.guanhu.platform.signing.key.TrustDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys with which services in one JVM's tests sign messages, and which they trust. */
public final class TestMessageKeys {

    private static final Lazy<Path> ROOT = new Lazy<>(() -> TemporaryDirectory.create("messages"));
    private static final Duration LIFE = Duration.ofDays(3650);
    private static final Map<String, SigningKeys> KEYS = new ConcurrentHashMap<>();

    private TestMessageKeys() {}

    /**
     * Gives a service the location of its keys, and makes it trust the suite's services from the
     * start.
     */
    public static void properties(Map<String, Object> properties, String service) {
        Topics.ALL.stream().flatMap(topic -> Access.producersOf(topic).stream()).forEach(TestMessageKeys::of);
        properties.put("guanhu.messages.directory", directory(service).toString());
        properties.put("guanhu.messages.trust", trust().toString());
    }

    /** A service's keys, trusted by all others, for tests that speak in its name. */
    public static SigningKeys of(String service) {
        return KEYS.computeIfAbsent(service, name -> {
            // Valid from before any clock that a test sets.
            SigningKeys keys = SigningKeyDirectory.open(
                    name,
                    directory(name),
                    List.of(),
                    Clock.systemUTC().instant().minus(LIFE),
                    LIFE.multipliedBy(3));
            TrustDirectory.open(trust()).publish(name, keys.published());
            return keys;
        });
    }

    private static Path directory(String service) {
        return ROOT.get().resolve(service);
    }

    private static Path trust() {
        return ROOT.get().resolve("trust");
    }
}
