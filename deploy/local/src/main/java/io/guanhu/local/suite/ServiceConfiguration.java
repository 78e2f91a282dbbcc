package io.guanhu.local.suite;

import io.guanhu.local.layout.Directories;
import io.guanhu.local.layout.Port;
import io.guanhu.local.layout.PrivateFiles;
import io.guanhu.local.layout.Secrets;
import io.guanhu.local.layout.Service;
import io.guanhu.local.layout.SuiteOptions;
import io.guanhu.local.sample.SampleManagers;
import io.guanhu.local.server.LedgerKey;
import io.guanhu.local.server.Servers;
import io.guanhu.local.server.Witness;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceProperties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Writes a private file for each service with all addresses and passwords. */
final class ServiceConfiguration {

    private final SuiteOptions options;
    private final Directories directories;
    private final Secrets secrets;
    private final Servers servers;

    ServiceConfiguration(SuiteOptions options, Directories directories, Secrets secrets, Servers servers) {
        this.options = options;
        this.directories = directories;
        this.secrets = secrets;
        this.servers = servers;
    }

    /** Writes the service's file and returns its path. */
    Path write(Service service) throws IOException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", at(service.port()));
        settings.put("server.address", "127.0.0.1");
        settings.put("management.server.port", at(service.management()));
        settings.put("management.server.address", "127.0.0.1");
        servers.kafka()
                .client(service)
                .forEach((name, value) -> settings.put("spring.kafka.properties." + name, value));
        settings.put("spring.kafka.bootstrap-servers", "localhost:" + at(Port.KAFKA));
        settings.put("guanhu.keyring.directory", directories.of(service).resolve("keyring"));
        settings.put("guanhu.erasure-ledger.origin", LedgerKey.ORIGIN);
        settings.put("guanhu.erasure-ledger.keys", LedgerKey.of(directories.ledgerKey(), directories.ledger()));
        settings.put("guanhu.erasure-ledger.directory", directories.ledger());
        settings.put("guanhu.erasure-ledger.witness-policy", directories.logPolicy());
        settings.put("guanhu.topics.replication", 1);
        settings.put("guanhu.topics.min-insync-replicas", 1);
        settings.put("guanhu.messages.directory", directories.of(service).resolve("message-keys"));
        settings.put("guanhu.messages.trust", directories.messageTrust());
        security(service, settings);
        for (Service other : Service.values()) {
            settings.put("guanhu.services." + other.module() + ".url", "http://localhost:" + at(other.port()));
        }
        Database database = servers.databases().get(service);
        if (database != null) {
            ServiceProperties.database(settings, database);
        }
        keyStore(service, settings);
        settings.putAll(own(service));
        return store(service, settings);
    }

    /** One machine needs no standby; the archive and the export are real. */
    private void keyStore(Service service, Map<String, Object> settings) {
        Database keys = servers.keyStore().databases().get(service);
        if (keys != null) {
            ServiceProperties.keyStore(settings, keys);
            settings.put("guanhu.keystore.gate.standbys", servers.keyStore().standbys());
            settings.put("guanhu.keystore.gate.archive", "required");
            settings.put("guanhu.keystore.gate.export", directories.keyExport(service));
        }
    }

    private void security(Service service, Map<String, Object> settings) {
        String realm = "http://localhost:" + at(Port.KEYCLOAK) + "/realms/guanhu";
        settings.put("guanhu.security.issuer", realm);
        settings.put("guanhu.security.jwk-set-uri", realm + "/protocol/openid-connect/certs");
        // The only place where users with published passwords are admitted.
        settings.put("guanhu.security.demo-logins", true);
        settings.put("guanhu.client.token-uri", realm + "/protocol/openid-connect/token");
        settings.put("guanhu.client.client-id", client(service));
        settings.put("guanhu.client.client-secret", secrets.of(secretOf(service)));
    }

    private String realmAdministration() {
        return "http://localhost:" + at(Port.KEYCLOAK) + "/admin/realms/guanhu";
    }

    private static String client(Service service) {
        return service == Service.GATEWAY ? "guanhu-console" : service.module();
    }

    private static String secretOf(Service service) {
        return service == Service.GATEWAY ? "console" : service.module();
    }

    private Map<String, Object> own(Service service) throws IOException {
        Path directory = directories.of(service);
        return switch (service) {
            case GATEWAY -> gateway(directory);
            // Cheaper than in production, because an import of 200 lines follows the story's
            // erasures.
            case CUSTOMER ->
                Map.of(
                        "guanhu.customer.suppression.memory",
                        "1MB",
                        "guanhu.customer.suppression.passes",
                        1,
                        "guanhu.customer.census.interval",
                        "1m",
                        "guanhu.customer.census.settling",
                        "30s");
            case PRIVACY ->
                Map.of(
                        "guanhu.privacy.code-validity",
                        options.codeValidity(),
                        // The story requests several codes in a row, day after day.
                        "guanhu.privacy.codes.interval",
                        "2s",
                        "guanhu.privacy.codes.most",
                        1000,
                        "guanhu.privacy.codes.guesses",
                        1000,
                        "guanhu.privacy.cooling-off",
                        "2s",
                        "guanhu.privacy.log-policy",
                        directories.logPolicy(),
                        "guanhu.privacy.certificate-key",
                        directory.resolve("certificate-key.json"),
                        "guanhu.privacy.ledger.key",
                        directories.ledgerKey());
            case AUDIT ->
                Map.of(
                        "guanhu.services.keycloak.url", realmAdministration(),
                        "guanhu.audit.origin", Witness.LOG,
                        "guanhu.audit.checkpoint-key", Witness.checkpointKey(directories),
                        "guanhu.audit.witness-policy", directories.logPolicy(),
                        "guanhu.audit.checkpoint-directory", directory.resolve("checkpoints"));
            case NOTIFICATION ->
                Map.of(
                        "spring.mail.host", "localhost",
                        "spring.mail.port", at(Port.SMTP),
                        "guanhu.notification.smpp.host", "localhost",
                        "guanhu.notification.smpp.port", at(Port.SMPP),
                        "guanhu.notification.smpp.password", secrets.ofSmsCentre());
            case OWNERSHIP -> SampleManagers.branchSettings();
        };
    }

    private Map<String, Object> gateway(Path directory) throws IOException {
        return Map.of(
                "guanhu.gateway.console.secure-cookies",
                false,
                "guanhu.gateway.privacy-centre.client-secret",
                secrets.of("privacy-centre"),
                "guanhu.gateway.audit.spool",
                directory.resolve("audit-spool"),
                // The customers are fictitious.
                "guanhu.gateway.console.practice",
                true,
                "guanhu.gateway.console.support[0].kind",
                "HOTLINE",
                "guanhu.gateway.console.support[0].phone",
                "400 000 0000",
                "guanhu.gateway.console.support[0].email",
                "support@bank.example",
                "guanhu.gateway.privacy-centre.support[0].kind",
                "HOTLINE",
                "guanhu.gateway.privacy-centre.support[0].phone",
                "400 000 0001");
    }

    private int at(Port port) {
        return port.at(options.portOffset());
    }

    private Path store(Service service, Map<String, Object> settings) throws IOException {
        Properties properties = new Properties();
        settings.forEach((name, value) -> properties.setProperty(name, value.toString()));
        Path file = directories.configuration().resolve(service.module() + ".properties");
        // In ASCII with escapes, as services expect of a properties file.
        var escaped = new ByteArrayOutputStream();
        properties.store(escaped, null);
        try (Writer writer = PrivateFiles.writer(file)) {
            writer.write(escaped.toString(StandardCharsets.US_ASCII));
        }
        return file;
    }
}
