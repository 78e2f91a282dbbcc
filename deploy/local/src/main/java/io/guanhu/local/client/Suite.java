package io.guanhu.local.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/**
 * The addresses of a running suite, and secrets known to its operator.
 *
 * @param gateway such as {@code http://localhost:8080}
 * @param realm the issuer, such as {@code http://localhost:8180/realms/guanhu}
 * @param inbox the SMS centre's and the mail server's page
 * @param coreBankingSecret the secret of the client {@code core-banking}
 * @param administrator Keycloak's administrator
 */
public record Suite(
        URI gateway,
        URI realm,
        URI inbox,
        String coreBankingSecret,
        String administrator,
        String administratorPassword) {

    /** The file that the launcher leaves in its data directory. */
    public static final String FILE = "suite.properties";

    /** The password and the seed of one-time codes for every demo login. */
    public static final String DEMO_PASSWORD = "guanhu-demo";

    public static final String DEMO_OTP_SEED = "GUANHU-DEMO-OTP-SEED";

    /** Reads what the launcher wrote with {@link #write}. */
    public static Suite read(Path directory) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(directory.resolve(FILE))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No suite has been started in " + directory + ": run deploy/local/up first", e);
        }
        return new Suite(
                URI.create(properties.getProperty("gateway")),
                URI.create(properties.getProperty("realm")),
                URI.create(properties.getProperty("inbox")),
                properties.getProperty("core-banking-secret"),
                properties.getProperty("administrator"),
                properties.getProperty("administrator-password"));
    }

    /** Writes this for the story, readable only by the owner of the directory. */
    public void write(Path directory) {
        var properties = new Properties();
        properties.setProperty("gateway", gateway.toString());
        properties.setProperty("realm", realm.toString());
        properties.setProperty("inbox", inbox.toString());
        properties.setProperty("core-banking-secret", coreBankingSecret);
        properties.setProperty("administrator", administrator);
        properties.setProperty("administrator-password", administratorPassword);
        Path file = directory.resolve(FILE);
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "Suite[" + gateway + "]";
    }
}
