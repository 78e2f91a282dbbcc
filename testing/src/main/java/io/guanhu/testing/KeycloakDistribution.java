package io.guanhu.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * Keycloak's own distribution, unpacked and built with our options once per user of this machine,
 * because that takes half a minute and 190 MB.
 */
public final class KeycloakDistribution {

    /** A change of these leads to a new build beside the old one. */
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=dev-file", "--health-enabled=true", "--metrics-enabled=false");

    private KeycloakDistribution() {}

    /** Whether {@link #prepared} would return immediately. */
    public static boolean isPrepared() {
        return Files.exists(marker(home()));
    }

    /** The directory of the distribution, created by the first call on this machine. */
    static synchronized Path prepared(Consumer<String> progress) {
        Path home = home();
        try {
            Files.createDirectories(home.getParent());
            Path lockFile = home.resolveSibling(home.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!Files.exists(marker(home))) {
                    progress.accept("unpacking Keycloak (once on this machine)");
                    FileSystemUtils.deleteRecursively(home);
                    unpack(zip(), home);
                    progress.accept("building Keycloak's server (once on this machine)");
                    build(home);
                    Files.createFile(marker(home));
                }
                lock.release();
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak could not be prepared: " + e.getMessage(), e);
        }
    }

    private static Path home() {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "guanhu");
        return cache.resolve("keycloak-" + about("version") + "-" + Integer.toHexString(BUILD_OPTIONS.hashCode()));
    }

    private static Path marker(Path home) {
        return home.resolve("guanhu-built");
    }

    /** The build recorded where Maven keeps the distribution. */
    private static Path zip() {
        Path zip = Path.of(about("zip"));
        if (!Files.exists(zip)) {
            throw new IllegalStateException(
                    "Keycloak's distribution is missing at " + zip + ": build the module `testing` again.");
        }
        return zip;
    }

    private static String about(String key) {
        Properties properties = new Properties();
        try (InputStream in = KeycloakDistribution.class.getResourceAsStream("keycloak.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty(key, "");
    }

    private static void unpack(Path zip, Path home) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path inArchive = Path.of(entry.getName());
                if (inArchive.getNameCount() < 2) {
                    continue;
                }
                Path target = home.resolve(inArchive.subpath(1, inArchive.getNameCount()))
                        .normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("The archive has a path that leads outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
    }

    private static void build(Path home) throws IOException {
        Path log = home.resolve("guanhu-build.log");
        List<String> command = KeycloakJava.command(home, home, List.of("-Xmx512m"), "build", BUILD_OPTIONS);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("its build failed, see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
