package io.guanhu.platform.signing.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service's keys as files in one directory, {@code 0001.json} and so on, shared by its replicas.
 * If several processes create the next key at once, one succeeds, and the others use its key.
 */
public final class SigningKeyDirectory implements SigningKeys {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final String FILE = "\\d{4}\\.json";

    private final String service;
    private final Path directory;
    private volatile List<SigningKeyFile> keys = List.of();
    private volatile int last;
    private volatile long readAt;

    private SigningKeyDirectory(String service, Path directory) {
        this.service = service;
        this.directory = directory;
    }

    /**
     * Opens a directory, and creates the first key if this service never had one.
     *
     * @param used the ids of keys that have signed before
     * @throws IllegalStateException if none of those is here, because a lost key must not be
     *     replaced silently
     */
    public static SigningKeyDirectory open(
            String service, Path directory, Collection<String> used, Instant now, Duration life) {
        SigningKeyDirectory opened = new SigningKeyDirectory(service, directory);
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            opened.reload();
            opened.requireKnown(used);
            if (opened.keys.isEmpty()) {
                opened.successor(now, now.plus(life));
            }
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("The message keys in " + directory + " cannot be read", e);
        }
    }

    private void requireKnown(Collection<String> used) {
        Set<String> here = keys.stream().map(key -> key.published().id()).collect(Collectors.toSet());
        if (!used.isEmpty() && used.stream().noneMatch(here::contains)) {
            throw new IllegalStateException("The message keys of "
                    + service
                    + " are lost: "
                    + directory
                    + " holds none of "
                    + used
                    + ", which have signed messages. Restore the directory from its backup,"
                    + " or follow \"A lost message key\" in the runbook.");
        }
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public KeySignature sign(byte[] message, Instant at) {
        SigningKeyFile key = current().stream()
                .filter(each -> each.published().inForceAt(at))
                .max(Comparator.comparing(each -> each.published().from()))
                .orElseThrow(() -> new IllegalStateException("No message key of " + service + " is in force"));
        return new KeySignature(key.published().id(), key.sign(message));
    }

    @Override
    public List<MessageKey> published() {
        return current().stream().map(SigningKeyFile::published).toList();
    }

    @Override
    public MessageKey successor(Instant from, Instant until) {
        try {
            reload();
            Path file = directory.resolve("%04d.json".formatted(last + 1));
            boolean ours = SigningKeyFile.generate(from, until).writeNew(file);
            reload();
            return (ours ? SigningKeyFile.read(file) : keys.getLast()).published();
        } catch (IOException e) {
            throw new UncheckedIOException("No message key can be made in " + directory, e);
        }
    }

    /** Another replica may have created one. */
    private List<SigningKeyFile> current() {
        if (System.nanoTime() - readAt > LOOK_EVERY.toNanos()) {
            try {
                reload();
            } catch (IOException e) {
                throw new UncheckedIOException("The message keys in " + directory + " cannot be read", e);
            }
        }
        return keys;
    }

    private synchronized void reload() throws IOException {
        List<SigningKeyFile> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(each -> each.getFileName().toString().matches(FILE))
                    .sorted()
                    .toList()) {
                found.add(SigningKeyFile.read(file));
                last = Integer.parseInt(file.getFileName().toString().substring(0, 4));
            }
        }
        keys = List.copyOf(found);
        readAt = System.nanoTime();
    }
}
