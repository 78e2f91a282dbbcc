package io.guanhu.local.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Where a suite keeps what. */
public record Directories(Path data) {

    /** Makes what is missing, for the owner's eyes only. */
    public static Directories prepare(Path data) throws IOException {
        Directories directories = new Directories(data);
        for (Path each : List.of(data, directories.logs(), directories.configuration())) {
            PrivateFiles.directory(each);
        }
        return directories;
    }

    /** Removes all that earlier runs left, except the lock of the present one. */
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

    /** The write-ahead log of the key store, which its newest state is restored from. */
    public Path keyStoreArchive() {
        return data.resolve("keystore-archive");
    }

    /** The second place of the services' key trees. */
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

    /** Whether an earlier version left a broker's data that know no users. */
    public boolean kafkaTookEverybody() {
        return Files.exists(kafka().resolve("data")) && !Files.exists(kafkaCertificate());
    }

    public Path keycloak() {
        return data.resolve("keycloak");
    }

    /** What a service keeps in files: keyrings, keys, checkpoints. */
    public Path of(Service service) throws IOException {
        return PrivateFiles.directory(data.resolve(service.module()));
    }

    /** Where the erasure ledger is anchored: apart from every database, as an outside place is. */
    public Path ledger() throws IOException {
        PrivateFiles.directory(data.resolve("anchors"));
        return PrivateFiles.directory(data.resolve("anchors").resolve("erasure-ledger"));
    }

    public Path ledgerKey() throws IOException {
        return of(Service.PRIVACY).resolve("ledger-key.pem");
    }

    /** The witness's own: nobody else writes there. */
    public Path witness() {
        return data.resolve("witness");
    }

    /** Which log is believed, and who must have witnessed it: told to the audit log and privacy. */
    public Path logPolicy() {
        return configuration().resolve("log.policy");
    }

    /** The public keys of messages: here one user runs all services, and each writes its own. */
    public Path messageTrust() {
        return data.resolve("message-trust");
    }

    public Path secrets() {
        return data.resolve("secrets.properties");
    }

    /** Whether no database was ever made here: only then may new keys take no older ones' place. */
    public boolean startsAnew() {
        return !Files.exists(postgresql());
    }

    public boolean isNew() {
        return !Files.exists(secrets());
    }
}
