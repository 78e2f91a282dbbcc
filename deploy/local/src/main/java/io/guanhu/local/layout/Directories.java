package io.guanhu.local.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Where a suite keeps its files. */
public record Directories(Path data) {

    /** Creates missing directories, readable only by their owner. */
    public static Directories prepare(Path data) throws IOException {
        Directories directories = new Directories(data);
        for (Path each : List.of(data, directories.logs(), directories.configuration())) {
            PrivateFiles.directory(each);
        }
        return directories;
    }

    /** Removes everything that earlier runs left, except the current run's lock. */
    public void remove() throws IOException {
        try (Stream<Path> entries = Files.list(data)) {
            for (Path entry : entries.toList()) {
                if (!entry.endsWith("lock")) {
                    FileSystemUtils.deleteRecursively(entry);
                }
            }
        }
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path log(String component) {
        return logs().resolve(component + ".log");
    }

    public Path configuration() {
        return data.resolve("config");
    }

    public Path postgresql() {
        return data.resolve("postgresql");
    }

    public Path keyStore() {
        return data.resolve("keystore");
    }

    public Path keyStandby() {
        return data.resolve("keystore-standby");
    }

    /**
     * The archive of the key store's write-ahead log, from which its latest state can be restored.
     */
    public Path keyStoreArchive() {
        return data.resolve("keystore-archive");
    }

    /** The second copy of the services' key trees. */
    public Path keyExport(Service service) {
        return data.resolve("keystore-export").resolve(service.module());
    }

    public Path kafka() {
        return data.resolve("kafka");
    }

    /** The broker's certificate and key. */
    public Path kafkaCertificate() {
        return kafka().resolve("tls");
    }

    /** Whether there are data from an earlier version whose broker had no users. */
    public boolean kafkaTookEverybody() {
        return Files.exists(kafka().resolve("data")) && !Files.exists(kafkaCertificate());
    }

    public Path keycloak() {
        return data.resolve("keycloak");
    }

    /** A service's files: keyrings, keys, checkpoints. */
    public Path of(Service service) throws IOException {
        return PrivateFiles.directory(data.resolve(service.module()));
    }

    /** The anchor of the erasure ledger: outside every database, like an external place. */
    public Path ledger() throws IOException {
        PrivateFiles.directory(data.resolve("anchors"));
        return PrivateFiles.directory(data.resolve("anchors").resolve("erasure-ledger"));
    }

    public Path ledgerKey() throws IOException {
        return of(Service.PRIVACY).resolve("ledger-key.pem");
    }

    /** The witness's own files; nothing else writes there. */
    public Path witness() {
        return data.resolve("witness");
    }

    /**
     * The policy for the audit log and privacy-service: which log to trust, and who must have
     * witnessed it.
     */
    public Path logPolicy() {
        return configuration().resolve("log.policy");
    }

    /**
     * The public keys of messages. Here all services run as one user, and each writes its own key.
     */
    public Path messageTrust() {
        return data.resolve("message-trust");
    }

    public Path secrets() {
        return data.resolve("secrets.properties");
    }

    /**
     * Whether no database was ever created here. Only then may new keys be created without
     * replacing older ones.
     */
    public boolean startsAnew() {
        return !Files.exists(postgresql());
    }

    public boolean isNew() {
        return !Files.exists(secrets());
    }
}
