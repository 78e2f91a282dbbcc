package io.guanhu.platform.signing.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trusted public keys as files, one {@link KeyDocument} per service, with the service's name.
 * Write access here decides whom the service trusts, so in production the directory is mounted
 * read-only. Changes take effect within seconds; a removed key is no longer trusted.
 */
public final class TrustDirectory implements TrustedKeys {

    private static final Logger LOG = LoggerFactory.getLogger(TrustDirectory.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SUFFIX = ".json";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration LOOK_FOR_UNKNOWN = Duration.ofMillis(100);

    private final Path directory;
    private volatile Map<String, Map<String, MessageKey>> trusted = Map.of();
    private volatile long readAt;
    private volatile boolean broken;

    private TrustDirectory(Path directory) {
        this.directory = directory;
    }

    /** Opens a directory; creates it if it is missing. */
    public static TrustDirectory open(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + directory + " cannot be made", e);
        }
        TrustDirectory opened = new TrustDirectory(directory);
        opened.reload();
        return opened;
    }

    @Override
    public Optional<MessageKey> find(String service, String keyId) {
        long age = System.nanoTime() - readAt;
        if (age > LOOK_EVERY.toNanos()
                || (age > LOOK_FOR_UNKNOWN.toNanos() && known(service, keyId).isEmpty())) {
            reload();
        }
        return known(service, keyId);
    }

    /** Whether a document could not be read; nothing from its service is trusted then. */
    public boolean broken() {
        return broken;
    }

    /** The keys of a service that others know. */
    public List<MessageKey> of(String service) {
        reload();
        return List.copyOf(trusted.getOrDefault(service, Map.of()).values());
    }

    /** Publishes a service's keys; those published before stay. */
    public void publish(String service, List<MessageKey> keys) {
        reload();
        if (of(service).containsAll(keys)) {
            return;
        }
        KeyDocument document = new KeyDocument(service, of(service)).with(keys);
        try {
            DurableFiles.replace(
                    directory.resolve(service + SUFFIX),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document),
                    "rw-r--r--");
        } catch (IOException e) {
            throw new UncheckedIOException("The message keys cannot be published", e);
        }
        reload();
    }

    private Optional<MessageKey> known(String service, String keyId) {
        return Optional.ofNullable(trusted.getOrDefault(service, Map.of()).get(keyId));
    }

    private synchronized void reload() {
        Map<String, Map<String, MessageKey>> found = new HashMap<>();
        boolean failed = false;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(TrustDirectory::isDocument).toList()) {
                failed |= !read(file, found);
            }
        } catch (IOException e) {
            LOG.error("Cannot read the trusted message keys in {}", directory, e);
            broken = true;
            return;
        }
        trusted = Map.copyOf(found);
        broken = failed;
        readAt = System.nanoTime();
    }

    private static boolean isDocument(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX) && Files.isRegularFile(file);
    }

    private static boolean read(Path file, Map<String, Map<String, MessageKey>> found) throws IOException {
        try {
            KeyDocument document = JSON.readValue(Files.readString(file), KeyDocument.class);
            if (!file.getFileName().toString().equals(document.service() + SUFFIX)) {
                LOG.error("{} names another service and is ignored", file);
                return false;
            }
            Map<String, MessageKey> keys = new HashMap<>();
            document.keys().forEach(key -> keys.put(key.id(), key));
            found.put(document.service(), keys);
            return true;
        } catch (JacksonException | NullPointerException _) {
            LOG.error("{} contains no message keys; messages of its service are refused", file);
            return false;
        }
    }
}
